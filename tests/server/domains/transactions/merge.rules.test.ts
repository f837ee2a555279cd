import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type GatewayTransaction,
  KnowledgeSource,
  TransactionStatus,
} from '../../../../server/domains/gateways/contract.ts';
import {
  isSameKnowledge,
  type Knowledge,
  knowledgeOf,
  merge,
  packLesser,
  unpackLesser,
} from '../../../../server/domains/transactions/merge.rules.ts';

const precisions = ['000000', '120000', '123000', '123456'];
const instants = fc
  .tuple(fc.integer({ min: 30, max: 33 }), fc.constantFrom(...precisions))
  .map(([second, fraction]) => `2026-11-24T16:05:${second}.${fraction}Z`);
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });

const documents: fc.Arbitrary<{ source: KnowledgeSource; told: GatewayTransaction }> = fc.record({
  source: fc.constantFrom(...KnowledgeSource.options),
  told: fc
    .record({
      status: maybe(fc.constantFrom(...TransactionStatus.options)),
      createdAt: maybe(instants),
      updatedAt: maybe(instants),
      paidAt: maybe(instants),
      amountMinor: maybe(fc.integer({ min: 0, max: 2 })),
      code: maybe(fc.constantFrom('F.0114', 'S.0000', '')),
      rrn: maybe(fc.constantFrom('111111111111', '222222222222')),
      test: maybe(fc.boolean()),
      protection: maybe(fc.constantFrom({ status: 'failed' }, { status: 'failed', currentCount: 3 })),
    })
    .map((fields) => {
      const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      return { uid: 'uid', ...present } satisfies GatewayTransaction;
    }),
});

const heard = (all: { source: KnowledgeSource; told: GatewayTransaction }[]): Knowledge => {
  const [first, ...rest] = all.map(({ source, told }) => knowledgeOf(told, source));
  if (first === undefined) throw new Error('nothing heard');
  // Each step goes through what is stored, as between two pages.
  return rest.reduce((known, next) => stored(merge(known, next)), stored(first));
};
const stored = (known: Knowledge): Knowledge => ({ ...known, lesser: unpackLesser(packLesser(known.lesser)) });

const written = (known: Knowledge) => ({
  ...known,
  statuses: [...known.statuses.values()].sort((a, b) => (a.status < b.status ? -1 : 1)),
});

test('all sources in all orders, any number of times, become one knowledge', () => {
  const runs = fc.array(documents, { minLength: 1, maxLength: 6 }).chain((all) =>
    fc.record({
      all: fc.constant(all),
      other: fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2, maxLength: all.length * 2 }),
    }),
  );

  fc.assert(
    fc.property(runs, ({ all, other }) => {
      expect(written(heard(other))).toEqual(written(heard(all)));
    }),
    { numRuns: 2_000 },
  );
});

test('pages merged apart and then together are the same as one after the other', () => {
  const some = fc.array(documents, { minLength: 1, maxLength: 3 });

  fc.assert(
    fc.property(some, some, (left, right) => {
      expect(written(merge(heard(left), heard(right)))).toEqual(written(heard([...left, ...right])));
    }),
    { numRuns: 1_000 },
  );
});

test('what was heard before changes nothing', () => {
  fc.assert(
    fc.property(fc.array(documents, { minLength: 1, maxLength: 5 }), fc.nat(), (all, pick) => {
      const known = heard(all);
      const again = all[pick % all.length];
      if (again === undefined) return;

      expect(isSameKnowledge(known, merge(known, knowledgeOf(again.told, again.source)))).toBe(true);
    }),
  );
});

const told = (source: KnowledgeSource, fields: Omit<GatewayTransaction, 'uid'>) =>
  knowledgeOf({ uid: 'uid', ...fields }, source);

test('a field that a later document leaves out stays', () => {
  const known = told('webhook', {
    status: 'successful',
    rrn: '111111111111',
    updatedAt: '2026-11-24T16:05:30.000000Z',
  });
  const later = told('export', { status: 'successful', updatedAt: '2026-11-24T17:00:00.000000Z' });

  expect(merge(known, later).values.rrn).toBe('111111111111');
});

test('a final status is not undone by a pending one that is newer', () => {
  const final = told('export', { status: 'failed', updatedAt: '2026-11-24T16:05:30.000000Z' });
  const pending = told('webhook', { status: 'pending', updatedAt: '2026-11-24T16:09:00.000000Z' });

  expect(merge(final, pending).values.status).toBe('failed');
});

test('of two final documents the newer one counts, whatever its source', () => {
  const look = told('look-up', { status: 'successful', updatedAt: '2026-11-24T16:05:30.000000Z' });
  const corrected = told('export', { status: 'failed', updatedAt: '2026-11-25T09:00:00.000000Z' });

  expect(merge(look, corrected).values.status).toBe('failed');
});

test('of the same second the better source counts, also when the other wrote the second finer', () => {
  const finer = told('export', { status: 'failed', message: 'export', updatedAt: '2026-11-24T16:05:30.123456Z' });
  const better = told('webhook', { status: 'failed', message: 'webhook', updatedAt: '2026-11-24T16:05:30.000000Z' });

  expect(merge(finer, better).values.message).toBe('webhook');
});

test('every status keeps the earliest moment that anybody gave for it', () => {
  const pending = told('webhook', { status: 'pending', updatedAt: '2026-11-24T16:00:00.000000Z' });
  const paid = told('export', {
    status: 'successful',
    updatedAt: '2026-11-26T00:00:00.000000Z',
    paidAt: '2026-11-24T16:05:00.000000Z',
  });
  const again = told('webhook', { status: 'pending', updatedAt: '2026-11-24T16:02:00.000000Z' });

  const { statuses } = [paid, again].reduce(merge, pending);

  expect(statuses.get('pending')?.at).toBe('2026-11-24T16:00:00.000000Z');
  expect(statuses.get('successful')?.at).toBe('2026-11-24T16:05:00.000000Z');
});
