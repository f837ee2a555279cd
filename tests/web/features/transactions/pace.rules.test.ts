import { expect, test } from 'vitest';
import { paceOf } from '../../../../web/features/transactions/pace.rules.ts';

const start = { file: { size: 1_000_000 }, startedMs: 0, fromOffset: 0, linesHere: 0 };

test('in its first second nobody can say how fast it is', () => {
  expect(paceOf({ ...start, taken: { nextOffset: 500_000 }, linesHere: 900 }, 900)).toEqual({});
});

test('half of the file in ten seconds leaves ten seconds', () => {
  const pace = paceOf({ ...start, taken: { nextOffset: 500_000 }, linesHere: 20_000 }, 10_000);

  expect(pace).toEqual({ rowsPerSecond: 2_000, leftSeconds: 10 });
});

test('what was there before it was resumed does not make it look fast', () => {
  const pace = paceOf({ ...start, fromOffset: 800_000, taken: { nextOffset: 900_000 }, linesHere: 4_000 }, 10_000);

  expect(pace).toEqual({ rowsPerSecond: 400, leftSeconds: 10 });
});

test('before anything was taken there is no pace', () => {
  expect(paceOf({ ...start, taken: undefined }, 5_000)).toEqual({});
});
