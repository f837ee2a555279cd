import { expect, test } from 'vitest';
import { feedEntries } from '../../../../server/domains/rota/feed.rules.ts';
import { overrideOf, personOf, ruleOf, spanOf } from './patterns.ts';

const window = spanOf('2026-11-09T00:00:00Z', '2026-11-12T00:00:00Z');
const nothing = { rules: [], overrides: [], endedRules: [], takenBack: [] };
const during = { start: '2026-11-10T09:00:00Z', end: '2026-11-10T11:00:00Z' };
const signs = (entries: ReturnType<typeof feedEntries>) =>
  entries.map(({ uid, isCancelled }) => `${isCancelled ? '-' : '+'} ${uid.replace(/^[0-9a-f-]{36}/, 'id')}`);

test('a shift keeps its name whatever happens to others', () => {
  const announced = { ...nothing, rules: [ruleOf()] };

  expect(signs(feedEntries(announced, window))).toEqual([
    '+ id.2026-11-09@vakhta',
    '+ id.2026-11-10@vakhta',
    '+ id.2026-11-11@vakhta',
  ]);
});

test('a shift that is cut in two has two names', () => {
  const announced = { ...nothing, rules: [ruleOf()], overrides: [overrideOf({ kind: 'remove', ...during })] };

  expect(signs(feedEntries(announced, window)).slice(1, 3)).toEqual([
    '+ id.2026-11-10@vakhta',
    '+ id.2026-11-10.1@vakhta',
  ]);
});

test('a shift that was taken off is cancelled, not forgotten', () => {
  const whole = { kind: 'remove' as const, start: '2026-11-10T00:00:00Z', end: '2026-11-11T00:00:00Z' };
  const announced = { ...nothing, rules: [ruleOf()], overrides: [overrideOf(whole)] };

  expect(signs(feedEntries(announced, window))).toContain('- id.2026-11-10@vakhta');
});

test('the later shifts of an ended line are cancelled', () => {
  const ended = ruleOf({ to: '2026-11-10' });

  expect(signs(feedEntries({ ...nothing, rules: [ended], endedRules: [ended] }, window))).toEqual([
    '+ id.2026-11-09@vakhta',
    '- id.2026-11-10@vakhta',
    '- id.2026-11-11@vakhta',
  ]);
});

test('an override that was taken back is cancelled', () => {
  const takenBack = [overrideOf({ personId: personOf(2), ...during })];

  expect(signs(feedEntries({ ...nothing, takenBack }, window))).toEqual(['- id@vakhta']);
});
