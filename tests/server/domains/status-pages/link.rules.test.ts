import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozenName, shownTo } from '../../../../server/domains/status-pages/audience.rules.ts';
import { componentName } from '../../../../server/domains/status-pages/component-names.rules.ts';
import { languageOf, strangersLanguage } from '../../../../server/domains/status-pages/language.rules.ts';
import { linkState } from '../../../../server/domains/status-pages/link-state.rules.ts';
import { isAnotherOpening, isPerson } from '../../../../server/domains/status-pages/opened-by.rules.ts';
import { type Bucket, take } from '../../../../server/domains/status-pages/pace.rules.ts';
import { MOST_REPORT_BYTES, refusalOf } from '../../../../server/domains/status-pages/pasted.rules.ts';
import { worstOf } from '../../../../server/domains/status-pages/worst.rules.ts';

const NOW = Temporal.Instant.from('2026-11-09T09:00:00Z');
const after = (seconds: number) => NOW.add({ seconds });

test.each([
  ['before its end', after(1), null, 'works'],
  ['at its end', NOW, null, 'expired'],
  ['ended by somebody', after(1), after(-1), 'revoked'],
  ['ended by somebody, and over', after(-1), after(-2), 'revoked'],
] as const)('a link %s: %s', (_, expiresAt, revokedAt, state) => {
  expect(linkState({ expiresAt, revokedAt }, NOW)).toBe(state);
});

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', true],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1', true],
  ['TelegramBot (like TwitterBot)', false],
  ['WhatsApp/2.23.20.0', false],
  ['Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)', false],
  ['Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5', false],
  ['facebookexternalhit/1.1', false],
  ['', false],
])('%s looks for a person: %s', (userAgent, person) => {
  expect(isPerson(userAgent)).toBe(person);
});

test('who reloads within a minute has not come again', () => {
  expect([null, after(-59), after(-60)].map((last) => isAnotherOpening(last, NOW))).toEqual([true, false, true]);
});

test.each([
  [undefined, 'ru', 'ru'],
  [undefined, 'en', 'en'],
  [undefined, 'be', 'ru'],
  [undefined, null, 'ru'],
  ['en', 'ru', 'en'],
  ['de', 'ru', 'ru'],
  [['en', 'ru'], 'ru', 'ru'],
] as const)('asked for %j, of a merchant of %s, the page is in %s', (asked, merchants, language) => {
  expect(languageOf(asked, merchants)).toBe(language);
});

test.each([
  [undefined, undefined, 'ru'],
  [undefined, 'en-GB,en;q=0.9,ru;q=0.5', 'en'],
  [undefined, 'be,ru;q=0.8', 'ru'],
  [undefined, 'de-DE', 'en'],
  ['ru', 'en', 'ru'],
] as const)('a stranger who asks for %s with %s is answered in %s', (asked, header, language) => {
  expect(strangersLanguage(asked, header)).toBe(language);
});

test('never more than the bucket at once, and never more in any time than flows into it', () => {
  const pace = { most: 5, everyMs: 1000 };
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 60 }), (gaps) => {
      let bucket: Bucket | undefined;
      let nowMs = 0;
      let taken = 0;
      for (const gap of gaps) {
        nowMs += gap;
        const next = take(bucket, pace, nowMs);
        bucket = next;
        if (next.waitMs === 0) taken += 1;
        else expect(take(bucket, pace, nowMs + next.waitMs).waitMs).toBe(0);
      }
      expect(taken).toBeLessThanOrEqual(pace.most + nowMs / pace.everyMs);
      expect(taken).toBeGreaterThan(0);
    }),
  );
});

test.each([
  ['', 'empty'],
  [' \n\t', 'empty'],
  ['### WordPress', undefined],
  ['я'.repeat(MOST_REPORT_BYTES / 2), undefined],
  ['я'.repeat(MOST_REPORT_BYTES / 2 + 1), 'too-long'],
] as const)('a pasted text is measured in bytes before it is read (%#)', (text, outcome) => {
  expect(refusalOf(text)?.outcome).toBe(outcome);
});

test('everybody sees what was made public, a merchant all that touches it, and days are frozen for each apart', () => {
  const things = [{ isPublic: true }, { isPublic: false }];

  expect([shownTo('everybody', things).length, shownTo('merchants', things).length]).toEqual([1, 2]);
  expect(frozenName('method:erip', 'everybody')).not.toBe(frozenName('method:erip', 'merchants'));
});

test('a component is named for people, and one that no page knows has no name', () => {
  const banks = new Map([['b1', 'Sample Bank']]);

  expect(componentName('acquirer:b1', banks)).toEqual({ ru: 'Sample Bank', en: 'Sample Bank' });
  expect(componentName('acquirer:b2', banks)).toBeUndefined();
  expect(componentName('gateway:7', banks)).toBeUndefined();
  expect(componentName('method:credit_card', banks)?.en).toBe('Bank cards');
  expect(componentName('method:new_way', banks)?.ru).toBe('new_way');
});

test('of states the worst is told', () => {
  expect([worstOf([]), worstOf(['ok', 'works']), worstOf(['major', 'degraded'])]).toEqual(['ok', 'works', 'major']);
});
