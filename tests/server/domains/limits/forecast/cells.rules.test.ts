import { expect, test } from 'vitest';
import { addTo, valueAt } from '../../../../../server/domains/limits/forecast/cells.rules.ts';

test('beyond either end there is nothing', () => {
  const cells = Float64Array.of(3);
  addTo(cells, 0, 2);

  expect([valueAt(cells, -1), valueAt(cells, 0), valueAt(cells, 1)]).toEqual([0, 5, 0]);
});
