import { expect, test } from 'vitest';
import {
  type DraftGiven,
  planDraft,
  textLanguage,
  thingsToAsk,
} from '../../../../server/domains/answers/draft.rules.ts';
import { understandText } from '../../../../server/domains/transactions/search/understand-text.rules.ts';

const body = { ready: true as const, text: 'The reason.' };
const payer: DraftGiven = { opens: 'payer', side: 'payer', isGroup: false, hasQuestion: true, hasPayment: true, body };
const plan = (given: Partial<DraftGiven>) => planDraft({ ...payer, ...given });

test.each<[string, Partial<DraftGiven>, string | undefined, string | null]>([
  ['the reason is told to who may know it', {}, 'tell', null],
  ['nobody asked', { hasQuestion: false }, undefined, 'no-question'],
  ['no payment: which one is asked', { hasPayment: false }, 'ask-which', 'no-payment'],
  ['a payer who proved nothing is asked for a proof', { opens: 'nothing' }, 'ask-payer', 'not-proven'],
  [
    'a shop that proved nothing is asked for its own',
    { opens: 'nothing', side: 'merchant' },
    'ask-merchant',
    'not-proven',
  ],
  ['an unknown writer is asked for either', { opens: 'nothing', side: 'unknown' }, 'ask-anybody', 'not-proven'],
  ['a group is asked to write privately', { opens: 'nothing', isGroup: true }, 'privately', 'payer-in-group'],
  ['a fact is missing', { body: { ready: false, missing: ['amount'] } }, undefined, 'fact-missing'],
])('%s', (_, given, kind, withheld) => {
  expect(plan(given)).toEqual({ kind, withheld });
});

test('what was said is not asked again, and everything is where nothing fitted', () => {
  const now = Temporal.ZonedDateTime.from('2026-11-09T12:30[Europe/Minsk]');
  const ask = (text: string) => thingsToAsk(understandText(text, { now }).terms);

  expect(ask('заказ 10423')).toEqual(['day', 'amount', 'card']);
  expect(ask('')).toEqual(['order', 'day', 'amount', 'card']);
  expect(ask('заказ 10423 вчера 48,50 BYN карта *4242')).toEqual(['order', 'day', 'amount', 'card']);
});

test('who writes Belarusian is answered in Russian', () => {
  expect([textLanguage('be'), textLanguage('ru'), textLanguage('en')]).toEqual(['ru', 'ru', 'en']);
});
