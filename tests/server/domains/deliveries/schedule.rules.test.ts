import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DeliveryService } from '../../../../server/domains/deliveries/contract.ts';
import { lastAttempt, nextAttempt, outlookOf } from '../../../../server/domains/deliveries/schedule.rules.ts';
import { NOON } from '../../../support/database.ts';

const secondsTo = (at: Temporal.Instant | undefined) => at && NOON.until(at).total('seconds');
const spread = (service: DeliveryService, n: number) => {
  const next = nextAttempt(service, n, NOON);
  return next && [secondsTo(next.earliest), secondsTo(next.latest)];
};

describe('the provider’s schedules', () => {
  test.each<[DeliveryService, number, [number, number] | undefined]>([
    ['cards', 1, [8, 66]],
    ['cards', 2, [64, 151]],
    ['cards', 15, [29_791, 30_255]],
    ['cards', 16, undefined],
    ['checkout', 1, [16, 74]],
    ['checkout', 2, [31, 118]],
    ['checkout', 3, undefined],
    ['subscriptions', 25, [390_640, 391_394]],
    ['subscriptions', 26, undefined],
    ['alternative', 1, undefined],
    ['cards', 0, undefined],
  ])('%s, retry %i comes within %j seconds', (service, n, wanted) => {
    expect(spread(service, n)).toEqual(wanted);
  });

  test('the last of the cards has come after 35.5 to 37 hours, of the subscriptions after 25 days', () => {
    const hours = (service: DeliveryService) => (secondsTo(lastAttempt(service, 1, NOON)) ?? 0) / 3600;

    expect(hours('cards')).toBeGreaterThan(35.5);
    expect(hours('cards')).toBeLessThan(37);
    expect(hours('subscriptions') / 24).toBeCloseTo(25, 0);
    expect(lastAttempt('alternative', 1, NOON)).toBeUndefined();
  });

  test('of any service and retry: earliest before latest, later retries no sooner, none after the last', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DeliveryService.options), fc.integer({ min: 1, max: 40 }), (service, n) => {
        const next = nextAttempt(service, n, NOON);
        const after = nextAttempt(service, n + 1, NOON);
        if (next === undefined) {
          expect(after).toBeUndefined();
          return;
        }
        expect(Temporal.Instant.compare(next.earliest, next.latest)).toBe(-1);
        if (after !== undefined) expect(Temporal.Instant.compare(next.earliest, after.earliest)).toBe(-1);
        const last = lastAttempt(service, n, NOON);
        expect(last && Temporal.Instant.compare(next.latest, last)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('what comes after the attempts so far', () => {
  const told = { service: 'cards' as const, isAccepted: false, stopsRetries: false, autoAttempts: 1, lastAutoAt: NOON };

  test.each([
    ['it is repeated', {}, 'waiting'],
    ['it was accepted', { isAccepted: true }, 'accepted'],
    ['200 with an error stops the repeats', { stopsRetries: true }, 'gone'],
    ['the sixteenth was the last of the cards', { autoAttempts: 16 }, 'gone'],
    ['the fifteenth was not', { autoAttempts: 15 }, 'waiting'],
    ['the schedule of alternative methods is not known', { service: 'alternative' as const }, 'unclear'],
  ])('%s', (_name, more, state) => {
    const outlook = outlookOf({ ...told, ...more });

    expect(outlook.state).toBe(state);
    expect(outlook.next === undefined).toBe(state !== 'waiting');
    expect(outlook.givesUpAt === undefined).toBe(state !== 'waiting');
  });
});
