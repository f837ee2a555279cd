import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TicketStatus } from '../../../../server/domains/tickets/contract.ts';
import { needsUs } from '../../../../server/domains/tickets/status.rules.ts';
import { MerchantId } from '../../../../server/kernel/ids.ts';
import { type AboutDraft, changeBetween, isOurs } from '../../../../web/features/tickets/about-draft.rules.ts';

const ZONE = 'Europe/Minsk';
const lavka = MerchantId.parse('0199f3a0-0000-7000-8000-000000000001');
const kniga = MerchantId.parse('0199f3a0-0000-7000-8000-000000000002');
const before: AboutDraft = {
  merchantId: lavka,
  side: 'unknown',
  language: 'ru',
  subject: 'Order 17',
  due: '2026-11-24T15:30',
};

test.each([
  [{}, {}],
  [{ side: 'payer' }, { writerSide: 'payer' }],
  [{ language: 'be' }, { language: 'be' }],
  [{ subject: ' Order 17 ' }, {}],
  [{ subject: 'Order 18' }, { subject: 'Order 18' }],
  [{ merchantId: null }, { merchantId: null }],
  [{ merchantId: kniga }, { merchantId: kniga }],
  [{ due: '2026-11-24T16:00' }, { dueAt: '2026-11-24T13:00:00.000Z' }],
  [{ due: '' }, {}],
] satisfies [Partial<AboutDraft>, object][])('%j is sent as %j', (more, change) => {
  expect(changeBetween(before, { ...before, ...more }, ZONE)).toEqual(change);
});

test('what was changed can be changed back', () => {
  const drafts = fc.record<AboutDraft>({
    merchantId: fc.constantFrom(lavka, kniga, null),
    side: fc.constantFrom('unknown', 'payer', 'merchant'),
    language: fc.constantFrom('ru', 'en'),
    subject: fc.constantFrom('a', 'b'),
    due: fc.constantFrom('2026-11-24T15:30', '2026-11-24T16:30'),
  });

  fc.assert(
    fc.property(drafts, drafts, (one, other) => {
      const there = Object.keys(changeBetween(one, other, ZONE));
      expect(Object.keys(changeBetween(other, one, ZONE))).toEqual(there);
    }),
  );
});

test.each(TicketStatus.options)('whether %s has a deadline is what the server says', (status) => {
  expect(isOurs(status)).toBe(needsUs(status));
});
