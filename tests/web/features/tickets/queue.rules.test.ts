import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TicketRow } from '#contract/tickets';
import { TicketId } from '#kernel/ids';
import { movedOf, patched, type QueuePages, without } from '../../../../web/features/tickets/queue.rules.ts';

const idAt = (place: number) => TicketId.parse(`00000000-0000-4000-8000-${String(place).padStart(12, '0')}`);
const rowAt = (place: number, more: Partial<TicketRow> = {}): TicketRow =>
  TicketRow.parse({
    id: idAt(place),
    number: place,
    status: 'needs-first-answer',
    topic: 'other',
    subject: '',
    channel: 'telegram',
    writerSide: 'payer',
    writerName: 'Somebody',
    merchantId: null,
    merchantName: null,
    lastLine: '',
    lastInboundAt: '2026-11-09T09:00:00.000Z',
    assignee: null,
    dueAt: null,
    dueKind: 'none',
    snoozedUntil: null,
    waitingOn: null,
    isUnread: false,
    transactionUid: null,
    paidMerchant: null,
    hasUndelivered: false,
    incident: null,
    revision: 1,
    ...more,
  });
const pagesOf = (...pages: number[][]): QueuePages => ({
  pages: pages.map((places) => ({
    items: places.map((place) => rowAt(place)),
    sort: 'deadline' as const,
    notUnderstood: [],
  })),
  pageParams: pages.map(() => undefined),
});
const idsOf = ({ pages }: QueuePages) => pages.map(({ items }) => items.map(({ number }) => number));

test('whatever comes in, every row keeps its place and no row joins', () => {
  const place = fc.integer({ min: 1, max: 30 });
  fc.assert(
    fc.property(fc.uniqueArray(place), fc.array(place), (shown, changed) => {
      const pages = pagesOf(shown.slice(0, 5), shown.slice(5));

      const after = patched(
        pages,
        changed.map((each) => rowAt(each, { revision: 2, lastLine: 'new' })),
      );

      expect(idsOf(after)).toEqual(idsOf(pages));
    }),
  );
});

test('a row takes what is newer, and never what is older', () => {
  const pages = pagesOf([1, 2]);
  const newer = patched(pages, [rowAt(1, { revision: 3, lastLine: 'third' })]);
  const late = patched(newer, [rowAt(1, { revision: 2, lastLine: 'second' })]);

  expect(late.pages[0]?.items.map(({ lastLine }) => lastLine)).toEqual(['third', '']);
});

test('a page without a change is the same page, so that its rows are not drawn again', () => {
  const pages = pagesOf([1, 2], [3]);

  expect(patched(pages, [rowAt(3, { revision: 2 })]).pages[0]).toBe(pages.pages[0]);
});

test('who came and who left are told apart; one the server does not show any more has left', () => {
  const asked = [idAt(1), idAt(2), idAt(3), idAt(4)];
  const answered = [1, 2, 3].map((place) => ({ ...rowAt(place), isInView: place !== 2 }));

  const moved = movedOf(asked, answered, new Set([idAt(1), idAt(2), idAt(4)]));

  expect(moved).toEqual({ came: [idAt(3)], left: [idAt(2), idAt(4)], back: [idAt(1), idAt(3)] });
});

test('the ticket that is open keeps its line though it has left the view', () => {
  const rows = [rowAt(1), rowAt(2), rowAt(3)];

  const shown = without(rows, new Set([idAt(2), idAt(3)]), idAt(3));

  expect(shown.map(({ number }) => number)).toEqual([1, 3]);
  expect(without(rows, new Set(), undefined)).toBe(rows);
});
