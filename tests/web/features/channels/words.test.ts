import { expect, test } from 'vitest';
import { IncomingMessage } from '#contract/channels';
import { en } from '../../../../web/features/channels/words.en.ts';
import { ru } from '../../../../web/features/channels/words.ru.ts';
import { serverSources, wordsIn } from '../../../support/words-of-server.ts';

const CHANNELS = 'domains/channels/';

test('every reason for setting a message aside is told in words', () => {
  const sources = serverSources(
    `${CHANNELS}outcome.rules.ts`,
    `${CHANNELS}take-inbound.ts`,
    'domains/tickets/receiving',
  );
  const reasons = wordsIn(
    sources,
    /quarantined', reason: '([a-z-]+)'/g,
    /\breturn .*\{ reason: '([a-z-]+)'/g,
    /\? \{ reason: '([a-z-]+)', dismissed/g,
    /\bstate: 'failed', reason: '([a-z-]+)'/g,
    /: '(unknown-kind)'/g,
  );
  const ofMail = wordsIn(
    serverSources(`${CHANNELS}mail`),
    /\bUnreadableMail\('([a-z-]+)'/g,
    /\bunreadable\(\w+, '([a-z-]+)'/g,
    /\breturn '(mail-[a-z-]+)'/g,
    /[?:] '(mail-[a-z-]+)'/g,
  );
  const automatic = IncomingMessage.shape.automatic.unwrap().options;
  const all = [...new Set([...reasons, ...ofMail, ...automatic])].sort();

  expect(ofMail).toEqual(expect.arrayContaining(['mail-too-large', 'mail-unreadable', 'failed-here']));
  expect(all).toEqual(expect.arrayContaining(['edit-of-unknown', 'bounce-of-unknown', 'desk-person', 'loop']));
  expect(Object.keys(en.reason)).toEqual(expect.arrayContaining(all));
  expect(Object.keys(ru.reason)).toEqual(expect.arrayContaining(all));
});

test('every problem of an account is told in words', () => {
  const [union = ''] = wordsIn(serverSources(`${CHANNELS}mail/problem.rules.ts`), /^ {2}reason: (.*);$/gm);
  const problems = [
    ...wordsIn(
      serverSources(`${CHANNELS}telegram/outcome.rules.ts`),
      /\d: '([a-z-]+)'/g,
      /reason \?\? '([a-z-]+)'/g,
      /'no-answer'\) return \{ reason: '([a-z-]+)'/g,
    ),
    ...wordsIn(serverSources(`${CHANNELS}note-state.ts`), /problem: \{ reason: '([a-z-]+)'/g),
    ...wordsIn([union], /'([a-z-]+)'/g),
  ];

  expect(problems.length).toBeGreaterThan(8);
  expect([...new Set(problems)].sort()).toEqual(Object.keys(en.problem).sort());
  expect(Object.keys(ru.problem).sort()).toEqual(Object.keys(en.problem).sort());
});

test('every step of a test has a name', () => {
  const steps = wordsIn(
    serverSources(`${CHANNELS}telegram/telegram.ts`, `${CHANNELS}mail/open-mail.ts`),
    /\bstep\('([a-z-]+)'/g,
    /\['([a-z-]+)', (?:async )?\(\) =>/g,
  );

  expect(steps.length).toBeGreaterThan(2);
  expect(Object.keys(en.step)).toEqual(expect.arrayContaining(steps));
});
