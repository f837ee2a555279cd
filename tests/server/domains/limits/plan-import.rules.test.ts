import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isZone } from '../../../../server/domains/calendar/index.ts';
import { LimitTerms } from '../../../../server/domains/limits/contract.ts';
import {
  IMPORT_COLUMNS,
  type ImportCells,
  type Known,
  keyOf,
  planLimit,
} from '../../../../server/domains/limits/plan-import.rules.ts';
import type { LimitId } from '../../../../server/kernel/ids.ts';

const ID = '00000000-0000-7000-8000-000000000001' as LimitId;
const known = (): Known => ({
  terminals: new Map([
    ['t-1', 'BYN'],
    ['t-2', null],
  ]),
  limits: new Map([
    [keyOf('t-1', 'day-amount', 'BYN'), { id: ID, terms: LimitTerms.parse({ value: 500_000, zone: 'Europe/Minsk' }) }],
  ]),
  zone: 'Europe/Minsk',
  isZone,
});
const plan = (cells: ImportCells, of = known()) => planLimit(cells, of);

describe('a line of a file of limits', () => {
  test('names what is new, in major units as people write them', () => {
    expect(plan({ terminal: 't-1', kind: 'month-amount', value: '1 250 000,50', document: 'Annex 4' })).toMatchObject({
      ok: true,
      value: {
        does: 'create',
        currency: 'BYN',
        terms: { value: 125_000_050, zone: 'Europe/Minsk', document: 'Annex 4' },
      },
    });
  });

  test('changes what is known, and says when nothing changes', () => {
    expect(plan({ terminal: 't-1', kind: 'day-amount', value: '6000' })).toMatchObject({
      ok: true,
      value: { does: 'change', id: ID, terms: { value: 600_000 } },
    });
    expect(plan({ terminal: 't-1', kind: 'day-amount', value: '5000.00' })).toMatchObject({
      ok: true,
      value: { does: 'nothing' },
    });
  });

  test('a number of payments is a whole number', () => {
    expect(plan({ terminal: 't-1', kind: 'day-count', value: '1 200' })).toMatchObject({
      value: { terms: { value: 1200 } },
    });
    expect(plan({ terminal: 't-1', kind: 'day-count', value: '12.5' })).toEqual({
      ok: false,
      error: 'limit-value-unreadable',
    });
  });

  test.each([
    ['terminal-unknown', { terminal: 't-9', kind: 'day-amount', value: '1' }],
    ['limit-kind-unknown', { terminal: 't-1', kind: 'hourly', value: '1' }],
    ['currency-not-of-terminal', { terminal: 't-1', kind: 'day-amount', currency: 'EUR', value: '1' }],
    ['currency-unknown', { terminal: 't-2', kind: 'day-amount', value: '1' }],
    ['limit-value-unreadable', { terminal: 't-1', kind: 'day-amount', value: 'much' }],
    ['limit-value-unreadable', { terminal: 't-1', kind: 'day-amount', value: '0' }],
    ['limit-value-unreadable', { terminal: 't-1', kind: 'day-amount', value: '5 EUR' }],
    ['time-zone-unknown', { terminal: 't-1', kind: 'day-count', value: '5', zone: 'Mars/Base' }],
    ['limit-reset-day-unreadable', { terminal: 't-1', kind: 'day-count', value: '5', reset_day: '31' }],
    ['limit-counts-holds-unreadable', { terminal: 't-1', kind: 'day-count', value: '5', counts_holds: 'perhaps' }],
  ])('is refused as %s', (error, cells) => {
    expect(plan(cells)).toEqual({ ok: false, error });
  });

  test('says one limit once', () => {
    const of = known();
    const line = { terminal: 't-1', kind: 'day-count', value: '5' };

    expect(plan(line, of).ok).toBe(true);
    expect(plan(line, of)).toEqual({ ok: false, error: 'limit-twice-in-file' });
  });

  test('never throws, whatever the cells hold', () => {
    const cells = fc.dictionary(fc.constantFrom(...IMPORT_COLUMNS), fc.string());
    fc.assert(
      fc.property(cells, (given) => {
        const { ok } = plan({ terminal: 't-1', kind: 'day-amount', ...given });
        expect(typeof ok).toBe('boolean');
      }),
    );
  });
});
