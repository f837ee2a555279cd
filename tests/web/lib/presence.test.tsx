import { afterEach, expect, test } from 'vitest';
import { forgetPresence, takePresence, usePresence } from '../../../web/lib/presence.ts';
import { render, settle } from '../render.tsx';

function Here({ stream }: { stream: string }) {
  return <p>{usePresence(stream).map(({ personId, mode }) => `${personId} ${mode} `)}</p>;
}

afterEach(() => forgetPresence());

test('a change replaces what was known of its stream and nothing else', async () => {
  const { box: first } = await render(<Here stream="ticket:1" />);
  await settle(() =>
    takePresence([
      { stream: 'ticket:1', people: [{ personId: 'jana', mode: 'viewing' }] },
      { stream: 'ticket:2', people: [{ personId: 'alex', mode: 'viewing' }] },
    ]),
  );
  expect(first.textContent).toBe('jana viewing ');

  await settle(() => takePresence([{ stream: 'ticket:1', people: [{ personId: 'jana', mode: 'typing' }] }]));
  expect(first.textContent).toBe('jana typing ');

  await settle(() => takePresence([{ stream: 'ticket:2', people: [] }]));
  expect(first.textContent).toBe('jana typing ');
});

test('without a doorbell nobody is shown anywhere', async () => {
  takePresence([{ stream: 'ticket:1', people: [{ personId: 'jana', mode: 'viewing' }] }]);
  const { box: first } = await render(<Here stream="ticket:1" />);

  await settle(() => forgetPresence());

  expect(first.textContent).toBe('');
});
