import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advance,
  openWindow,
  type PageRow,
  type PullWindow,
  textOf,
} from '../../../../server/domains/gateways/cursor.rules.ts';

const START = Temporal.Instant.from('2026-11-01T00:00:00Z');
const second = (n: number) => textOf(START.add({ seconds: n }));
const REACH = { overlapMinutes: 30, startFrom: second(0) };

describe('the window that is read next', () => {
  test('reaches back from what is done to the present', () => {
    expect(openWindow('2026-11-09T09:00:00.000000Z', REACH, '2026-11-09T09:01:00.000000Z')).toMatchObject({
      from: '2026-11-09T08:30:00.000000Z',
      to: '2026-11-09T09:01:00.000000Z',
    });
  });

  test('never begins before the start, and is a month long at most', () => {
    expect(openWindow(second(60), REACH, '2027-11-09T09:00:00.000000Z')).toMatchObject({
      from: second(0),
      to: '2026-12-02T00:00:00.000000Z',
    });
  });
});

interface Server {
  times: number[];
  limit: number;
  /** How it understands the uid in the cursor: from it on, after it, or not at all. */
  uid: 'inclusive' | 'exclusive' | 'ignored';
  lies: boolean[];
}

/** Reads everything from a gateway that is made of a list of times. */
function readAll({ times, limit, uid, lies }: Server): { seen: Set<string>; pages: number; doubt: boolean } {
  const rows = times
    .map((time, i) => ({ uid: `u${String(i).padStart(4, '0')}`, at: second(time) }))
    .sort((a, b) => (a.at + a.uid < b.at + b.uid ? -1 : 1));
  const seen = new Set<string>();
  let window: PullWindow = { from: second(0), to: second(10_000), edge: [], seen: 0, stalls: 0 };
  for (let pages = 1; pages < 3000; pages += 1) {
    const asked = window.limit ?? limit;
    const left = rows.filter((row) => isLeft(row, window, uid));
    const page = left.slice(0, asked);
    for (const row of page) seen.add(row.uid);
    const more = lies[pages % lies.length] ? left.length <= asked : left.length > asked;
    const next = advance(window, { rows: page, asked, more, nextAt: left[asked]?.at });
    if (next.kind !== 'page') return { seen, pages, doubt: next.kind !== 'done' };
    window = next.window;
  }
  throw new Error('it loops');
}

function isLeft(
  row: { uid: string; at: string },
  { from, at = from, after = '' }: PullWindow,
  uid: Server['uid'],
): boolean {
  if (row.at !== at) return row.at > at;
  if (uid === 'ignored' || after === '') return true;
  return uid === 'inclusive' ? row.uid >= after : row.uid > after;
}

const server = (lies: fc.Arbitrary<boolean>) =>
  fc.record({
    times: fc.array(fc.oneof(fc.nat(2000), fc.nat(5)), { maxLength: 120 }),
    limit: fc.integer({ min: 1, max: 20 }),
    uid: fc.constantFrom('inclusive' as const, 'exclusive' as const, 'ignored' as const),
    lies: fc.array(lies, { minLength: 1, maxLength: 5 }),
  });

describe('pages', () => {
  test('every row is read, whatever the gateway makes of the cursor and however many fall on one instant', () => {
    fc.assert(
      fc.property(server(fc.constant(false)), (given) => {
        const { seen, doubt } = readAll(given);
        return seen.size === given.times.length && !doubt;
      }),
    );
  });

  test('a gateway that lies about further pages neither loops nor loses a row of a full page', () => {
    fc.assert(fc.property(server(fc.boolean()), (given) => readAll(given).seen.size === given.times.length));
  });

  test('rows out of order are refused, unless nothing follows', () => {
    const window: PullWindow = { from: second(0), to: second(100), edge: [], seen: 0, stalls: 0 };
    const rows: PageRow[] = [
      { uid: 'b', at: second(2) },
      { uid: 'a', at: second(1) },
    ];

    expect(advance(window, { rows, asked: 10, more: true }).kind).toBe('out-of-order');
    expect(advance(window, { rows, asked: 10, more: false }).kind).toBe('done');
  });

  test('pages that start over again and again show that the cursor is ignored', () => {
    let window: PullWindow = { from: second(0), to: second(100), at: second(5), edge: ['e'], seen: 5, stalls: 0 };
    const rows: PageRow[] = [
      { uid: 'a', at: second(1) },
      { uid: 'b', at: second(2) },
    ];
    const kinds: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      const next = advance(window, { rows, asked: 2, more: true });
      kinds.push(next.kind);
      if (next.kind === 'page') window = next.window;
    }

    expect(kinds).toEqual(['page', 'page', 'cursor-ignored']);
    expect(window.at).toBe(second(5));
  });

  test('rows without a time, time after time, end in doubt', () => {
    let window: PullWindow = { from: second(0), to: second(100), edge: [], seen: 0, stalls: 0 };
    const kinds: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      const next = advance(window, { rows: [{ uid: 'a', at: undefined }], asked: 1, more: true });
      kinds.push(next.kind);
      if (next.kind === 'page') window = next.window;
    }

    expect(kinds).toEqual(['page', 'page', 'done-in-doubt']);
  });
});
