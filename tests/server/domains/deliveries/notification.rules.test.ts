import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeliveryClass } from '../../../../server/domains/deliveries/contract.ts';
import { type EventAttempt, notificationOf } from '../../../../server/domains/deliveries/notification.rules.ts';
import type { EndpointId, ShopId } from '../../../../server/kernel/ids.ts';
import { NOON } from '../../../support/database.ts';

const HTTP: Partial<Record<DeliveryClass, number>> = { 'sent-ok': 200, 'error-text': 200, 'server-error': 500 };

const tried = (n: number, minutes: number, ended: DeliveryClass, more: Partial<EventAttempt> = {}): EventAttempt => ({
  eventId: 'evt',
  n,
  uid: null,
  shopId: 9001 as ShopId,
  endpointId: '00000000-0000-7000-8000-000000000001' as EndpointId,
  service: 'cards',
  trigger: 'auto',
  at: NOON.add({ minutes }),
  class: ended,
  httpStatus: HTTP[ended] ?? null,
  ...more,
});

describe('what the attempts of one event came to', () => {
  test('waits for the retry that follows from how many were made by the schedule', () => {
    const notified = notificationOf([tried(1, 0, 'timeout'), tried(2, 1, 'timeout')]);

    expect(notified).toMatchObject({ state: 'waiting', attempts: 2, acceptedAt: null, lastClass: 'timeout' });
    expect(notified.nextEarliestAt).toEqual(NOON.add({ minutes: 1, seconds: 64 }));
  });

  test('a log that begins in the middle is believed in its numbers', () => {
    expect(notificationOf([tried(16, 0, 'timeout')]).state).toBe('gone');
    expect(notificationOf([tried(15, 0, 'timeout')]).state).toBe('waiting');
  });

  test('attempts by hand move no schedule', () => {
    const byHand = tried(2, 1, 'timeout', { trigger: 'manual' });
    const notified = notificationOf([tried(1, 0, 'timeout'), byHand, tried(3, 2, 'timeout')]);

    expect(notified.nextEarliestAt).toEqual(NOON.add({ minutes: 2, seconds: 64 }));
    expect(notificationOf([tried(1, 0, 'timeout'), byHand]).nextEarliestAt).toEqual(NOON.add({ seconds: 8 }));
  });

  test('an error that was answered with 200 ends it, and an acceptance by hand ends it well', () => {
    expect(notificationOf([tried(1, 0, 'error-text')])).toMatchObject({ state: 'gone', lastHttpStatus: 200 });
    expect(notificationOf([tried(1, 0, 'error-text'), tried(2, 9, 'sent-ok', { trigger: 'manual' })])).toMatchObject({
      state: 'accepted',
      acceptedAt: NOON.add({ minutes: 9 }),
    });
  });

  test('is the same for any order', () => {
    const anyAttempt = fc.record({
      ended: fc.constantFrom<DeliveryClass>('sent-ok', 'timeout', 'server-error', 'error-text'),
      trigger: fc.constantFrom<EventAttempt['trigger']>('auto', 'manual', 'replay'),
    });
    fc.assert(
      fc.property(fc.array(anyAttempt, { minLength: 1, maxLength: 16 }), fc.nat(), (given, turn) => {
        const [first, ...rest] = given.map(({ ended, trigger }, place) =>
          tried(place + 1, place * 3, ended, { trigger }),
        );
        if (first === undefined) return;
        const all = [first, ...rest];
        const at = turn % all.length;
        const [head = first, ...tail] = [...all.slice(at), ...all.slice(0, at)];

        expect(notificationOf([head, ...tail])).toEqual(notificationOf([first, ...rest]));
      }),
    );
  });
});
