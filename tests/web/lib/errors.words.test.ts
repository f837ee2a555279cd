import { expect, test } from 'vitest';
import { GatewayAnswer } from '#contract/transactions';
import { ErrorCode } from '#kernel/errors';
import { en } from '../../../web/lib/errors.words.en.ts';
import { ru } from '../../../web/lib/errors.words.ru.ts';
import { serverSources, wordsIn } from '../../support/words-of-server.ts';

/** Said by the browser itself, when no answer of the server came. */
const OWN = ['no-answer', 'offline'];

const all = serverSources();
const refusals = wordsIn(
  all,
  /\bnew AppError\(\s*'[a-z_]+',\s*'([a-z0-9-]+)'/g,
  /\b(?:conflict|forbidden|unprocessable|fault)\(\s*'([a-z0-9-]+)'/g,
);
const missing = wordsIn(all, /\bnotFound\('([a-z-]+)'\)/g).map((what) => `${what}-not-found`);
/** Reasons that a rule gives and a verb throws. */
const fromRules = [
  ...wordsIn(
    serverSources(
      'domains/contacts/identity.rules.ts',
      'domains/rota/override.rules.ts',
      'domains/calendar/working-time.rules.ts',
      'domains/limits/check-terms.rules.ts',
      'domains/incidents/works/works-span.rules.ts',
    ),
    /\bno\('([a-z-]+)'\)/g,
    /\berror: '([a-z-]+)'/g,
  ),
  ...wordsIn(
    serverSources('domains/gateways/source-settings.rules.ts', 'domains/gateways/create-source.ts'),
    /\breason(?:: | = )'([a-z-]+)'/g,
  ),
];
const fromRefusals = [
  ...wordsIn(
    serverSources('domains/tickets/merge.rules.ts', 'domains/tickets/status.rules.ts'),
    /\bno\('([a-z-]+)'\)/g,
  ),
  ...wordsIn(
    serverSources('domains/tickets/can-reply.rules.ts', 'domains/deliveries/resend.rules.ts'),
    /\breturn (?:[^;']*\? )?'([a-z-]+)'/g,
  ),
];
const owed = wordsIn(
  serverSources('platform/http/caller.ts'),
  /owes: '([a-z-]+)'/g,
  /owes: '[a-z-]+' \| '([a-z-]+)'/g,
).map((what) => `${what}-owed`);
const reasons = [...new Set([...refusals, ...missing, ...fromRules, ...fromRefusals, ...owed])];

test('the reasons of the server are found', () => {
  expect(reasons.length).toBeGreaterThan(60);
  expect(reasons).toEqual(
    expect.arrayContaining(['wrong-password', 'not-an-email', 'shop-not-found', 'enrolment-owed']),
  );
});

test.each(reasons)('a refusal for %s is told in words', (reason) => {
  expect(Object.keys(en.reasons)).toContain(reason);
  expect(Object.keys(ru.reasons)).toContain(reason);
});

test('no sentence is kept for a reason that nobody gives', () => {
  const dead = Object.keys(en.reasons).filter((reason) => !reasons.includes(reason) && !OWN.includes(reason));

  expect(dead).toEqual([]);
});

test('every code has a sentence for a reason that is new', () => {
  expect(Object.keys(en.codes).sort()).toEqual([...ErrorCode.options, 'offline'].sort());
});

test('a wait that the server names is told', () => {
  const waits = [en.reasons['too-many-tries'], ru.reasons['too-many-tries']];

  for (const sentence of waits) expect(sentence).toContain('{{seconds}}');
});

test('every problem with a gateway has a sentence', () => {
  const kinds = GatewayAnswer.shape.problem.unwrap().options;

  expect(Object.keys(en.problems).sort()).toEqual([...kinds].sort());
});
