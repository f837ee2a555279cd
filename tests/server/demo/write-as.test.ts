import { expect, test } from 'vitest';
import type { ResponseOf } from '#kernel/endpoint';
import type { getWriter, listEntries, listWriters } from '../../../server/demo/contract.ts';
import type { listAccounts } from '../../../server/domains/channels/contract.ts';
import type { getOnDuty } from '../../../server/domains/rota/contract.ts';
import type { listTickets } from '../../../server/domains/tickets/contract.ts';
import { demoDesk } from '../../support/demo-desk.ts';
import { until } from '../../support/until.ts';

const base = await demoDesk({ hasConsole: false });

async function call<Body>(cookie: string, path: string, body?: object, method = 'POST'): Promise<Body> {
  const response = await fetch(new URL(`/api${path}`, base), {
    method: body === undefined ? 'GET' : method,
    headers: {
      Origin: base,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
      Cookie: cookie,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Body;
}

async function enter(): Promise<string> {
  const { items } = await call<ResponseOf<typeof listEntries>>('', '/demo/people');
  const personId = items.find(({ role }) => role === 'engineer')?.id;
  const response = await fetch(new URL('/api/demo/entries', base), {
    method: 'POST',
    headers: { Origin: base, 'Content-Type': 'application/json' },
    body: JSON.stringify({ personId }),
  });
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

const engineer = await enter();
const { items: writers } = await call<ResponseOf<typeof listWriters>>(engineer, '/demo/writers');

const linesOf = async (id: string) => (await call<ResponseOf<typeof getWriter>>(engineer, `/demo/writers/${id}`)).lines;
const ticketsOf = async (name: string) =>
  (await call<ResponseOf<typeof listTickets>>(engineer, '/tickets?view=sort:newest')).items.filter(
    ({ writerName, status }) => writerName === name && status === 'needs-first-answer',
  );

test.each([
  'telegram',
  'email',
] as const)('what is written by %s becomes a ticket, and its answer comes back', async (channel) => {
  const writer = writers.find(({ side }) => side === (channel === 'email' ? 'merchant' : 'payer'));
  if (writer === undefined) throw new Error('nobody can write');
  const text = `A question over ${channel}, asked by hand`;

  await call(engineer, `/demo/writers/${writer.id}/messages`, {
    channel,
    text,
    ...(channel === 'email' && { subject: 'Asked by hand' }),
  });
  await until(async () => (await ticketsOf(writer.name)).some(({ lastLine }) => lastLine.includes('asked by hand')));
  const ticket = (await ticketsOf(writer.name)).find(({ lastLine }) => lastLine.includes('asked by hand'));
  const { lastInboundId } = await call<{ lastInboundId: string }>(engineer, `/tickets/${ticket?.id}`);
  await call(engineer, `/tickets/${ticket?.id}/answers`, { text: 'Answered by hand.', seen: lastInboundId });
  await until(async () => (await linesOf(writer.id)).at(-1)?.text.includes('Answered by hand.') === true);

  expect((await linesOf(writer.id)).slice(-2).map((line) => [line.from, line.channel, line.text.trim()])).toEqual([
    ['writer', channel, text],
    ['desk', channel, expect.stringContaining('Answered by hand.')],
  ]);
}, 120_000);

test('who waited when the demo was opened is answered, sees it, and what was said before', async () => {
  const { items } = await call<ResponseOf<typeof listTickets>>(engineer, '/tickets?view=sort:newest');
  const waits = items.filter(({ channel, status }) => channel === 'telegram' && status === 'needs-first-answer');
  const ticket = waits.findLast(({ writerName }) => writers.some(({ name }) => name === writerName));
  const writer = writers.find(({ name }) => name === ticket?.writerName);
  const before = await linesOf(writer?.id ?? '');
  expect(before.map(({ from }) => from)).toContain('writer');

  const { lastInboundId } = await call<{ lastInboundId: string }>(engineer, `/tickets/${ticket?.id}`);
  await call(engineer, `/tickets/${ticket?.id}/answers`, { text: 'We have looked at it.', seen: lastInboundId });
  await until(async () => (await linesOf(writer?.id ?? '')).length > before.length);

  expect((await linesOf(writer?.id ?? '')).at(before.length)).toMatchObject({
    from: 'desk',
    text: expect.stringContaining('We have looked at it.'),
  });
}, 120_000);

test('merchants and payers of the sample can be written as, each with payments to ask about', async () => {
  const sides = new Set(writers.map(({ side }) => side));
  const merchant = writers.find(({ side }) => side === 'merchant');
  const { payments } = await call<ResponseOf<typeof getWriter>>(engineer, `/demo/writers/${merchant?.id}`);

  expect([...sides].sort()).toEqual(['merchant', 'payer']);
  expect(payments.flatMap(({ phrases }) => phrases).filter((phrase) => /[{}]/.test(phrase))).toEqual([]);
});

test('the pace of the writers can be turned, up to fifty a second', async () => {
  const turned = await call<{ perSecond: number }>(engineer, '/demo/pace', { perSecond: 50 }, 'PUT');
  const { perSecond } = await call<ResponseOf<typeof listWriters>>(engineer, '/demo/writers');
  await call(engineer, '/demo/pace', { perSecond: 0 }, 'PUT');

  expect([turned.perSecond, perSecond]).toEqual([50, 50]);
  await expect(call(engineer, '/demo/pace', { perSecond: 51 }, 'PUT')).rejects.toThrow('400');
});

test('who enters as an engineer is on duty, and the only one whom nobody plays', async () => {
  const me = await call<{ id: string }>(engineer, '/me');
  const { onDuty } = await call<ResponseOf<typeof getOnDuty>>(engineer, '/rota/now');

  expect(onDuty.map(({ personId }) => personId)).toEqual([me.id]);
});

test('at fifty a second all that was written is received, and the balance adds up', async () => {
  const balances = async () =>
    (await call<ResponseOf<typeof listAccounts>>(engineer, '/channels')).items.map(({ balance }) => balance);
  const received = async () => (await balances()).reduce((sum, balance) => sum + balance.received, 0);
  const before = await received();

  await call(engineer, '/demo/pace', { perSecond: 50 }, 'PUT');
  await until(async () => (await received()) >= before + 100);
  await call(engineer, '/demo/pace', { perSecond: 0 }, 'PUT');
  await until(async () => (await balances()).every(({ waiting }) => waiting === 0));

  for (const { received: all, ...parts } of await balances()) {
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(all);
    expect(parts.failed).toBe(0);
  }
}, 120_000);
