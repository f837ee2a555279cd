import { describe, expect, test } from 'vitest';
import { listDeliveryFacts, listShopDeliveryHealth } from '../../../../server/domains/deliveries/index.ts';
import {
  deliveryAttempts,
  deliveryDays,
  deliveryRefusals,
  shopNotifications,
} from '../../../../server/domains/deliveries/tables.ts';
import { mergeTransactions } from '../../../../server/domains/transactions/index.ts';
import type { ShopId } from '../../../../server/kernel/ids.ts';
import { freshDatabase, testContext } from '../../../support/database.ts';
import { failedLine, logLine, takeLines } from '../../../support/deliveries.ts';

const db = await freshDatabase();
const ctx = testContext(db);
let count = 0;
/** Lines of one event that no other test has. */
const event = () => {
  count += 1;
  return { event_id: `evt-${crypto.randomUUID()}`, uid: `9001000${count}-00000000aa`, shop_id: 9100 + count };
};

describe('lines of the provider’s log', () => {
  test('each is stored, known already or refused with a reason, whatever the others are', async () => {
    const of = event();
    const outcomes = await takeLines(ctx, [
      logLine(of),
      '{"broken',
      logLine(of),
      logLine({ ...of, n: 0 }),
      '[]',
      logLine({ ...of, n: 2 }),
    ]);

    expect(outcomes).toEqual([
      { line: 1, outcome: 'stored' },
      { line: 2, outcome: 'refused', reason: 'bad-json' },
      { line: 3, outcome: 'duplicate' },
      { line: 4, outcome: 'refused', reason: 'bad-n' },
      { line: 5, outcome: 'refused', reason: 'not-an-object' },
      { line: 6, outcome: 'stored' },
    ]);
  });

  test('the same five times at once is there once and counted once', async () => {
    const of = event();
    const lines = [failedLine(of), failedLine({ ...of, n: 2 }), logLine({ ...of, n: 3 })];

    await Promise.all([0, 1, 2, 3, 4].map(() => takeLines(testContext(db), lines)));

    const attempts = await db.read.select().from(deliveryAttempts);
    expect(attempts.filter(({ eventId }) => eventId === of.event_id)).toHaveLength(3);
    const [health] = (await listShopDeliveryHealth(db.read, [of.shop_id as ShopId])).values();
    expect(health?.days).toEqual([{ day: '2026-11-09', accepted: 1, failed: 2 }]);
  });

  test('attempts of one event that come apart and in disorder make the same notification', async () => {
    const [a, b] = [event(), event()];
    const at = (minute: number) => `2026-11-09T08:0${minute}:00Z`;
    const lines = (of: object) => [
      failedLine({ ...of, n: 1, at: at(0) }),
      failedLine({ ...of, n: 2, at: at(1) }, 500),
      failedLine({ ...of, n: 3, at: at(4) }, 404),
    ];
    const [a1, a2, a3] = lines(a);
    await takeLines(ctx, lines(b));
    await Promise.all([
      takeLines(testContext(db), [a3]),
      takeLines(testContext(db), [a1]),
      takeLines(testContext(db), [a2]),
    ]);

    const rows = await db.read.select().from(shopNotifications);
    const [one, other] = [a, b].map((of) => rows.find(({ eventId }) => eventId === of.event_id));
    const { eventId: _a, uid: _u, shopId: _s, endpointId: _e, ...folded } = one ?? {};
    expect(other).toMatchObject(folded);
    expect(one).toMatchObject({ attempts: 3, state: 'waiting', lastClass: 'not-found', acceptedAt: null });
  });

  test('a card number or a secret stays nowhere: not in a body, a header, an address, a refusal', async () => {
    const of = event();
    const card = '4111 1111 1111 1111';
    const hidden = 'Basic MzYxOmI4NjQ3Yjk2';
    await takeLines(ctx, [
      logLine({
        ...of,
        url: `https://shop.example/pay/4111111111111111?card=4111111111111111`,
        request: { headers: { Authorization: hidden, 'X-Api-Key': 'abcdef123456' }, body: `number ${card}` },
        response: {
          status: 200,
          headers: { 'Set-Cookie': 'sid=1234567890abcdef', 'X-Said': card },
          body: `took ${card}`,
        },
        error: { code: card, text: card },
      }),
      `{"event_id": "${card}", `,
      JSON.stringify(logLine({ ...event(), event_id: '4111111111111111' })),
    ]);

    const stored = JSON.stringify([
      await db.read.select().from(deliveryAttempts),
      await db.read.select().from(shopNotifications),
      (await db.read.select().from(deliveryRefusals)).map(({ excerpt, reason }) => [excerpt, reason]),
    ]);
    expect(stored).not.toMatch(/4111[ ]?1111[ ]?1111[ ]?1111|MzYx|abcdef123456|sid=/);
    expect(stored).toContain('Basic [secret]');
  });

  test('what a person sent again counts for no day', async () => {
    const of = event();
    await takeLines(ctx, [failedLine({ ...of, trigger: 'manual' }), failedLine({ ...of, n: 2, trigger: 'replay' })]);

    const days = await db.read.select().from(deliveryDays);
    const [health] = (await listShopDeliveryHealth(db.read, [of.shop_id as ShopId])).values();
    expect(days.length).toBeGreaterThan(0);
    expect(health?.days).toEqual([]);
  });
});

describe('facts for a verdict', () => {
  test('they are those of the payment asked for, with what comes next', async () => {
    const of = event();
    await mergeTransactions(ctx, {
      knowledge: 'webhook',
      documents: [
        {
          transaction: {
            uid: of.uid,
            shopId: of.shop_id,
            type: 'payment',
            status: 'successful',
            createdAt: '2026-11-09T07:59:00.000000Z',
          },
          document: '{}',
        },
      ],
      origin: 'test',
    });
    await takeLines(ctx, [
      failedLine({ ...of, response: { status: 200, headers: {}, body: 'webhook not authorized' } }),
    ]);

    const facts = await listDeliveryFacts(db.read, [of.uid, 'unknown-uid']);

    expect([...facts.keys()]).toEqual([of.uid]);
    expect(facts.get(of.uid)).toMatchObject({
      hasLog: true,
      attempts: [
        { n: 1, source: 'log', class: 'error-text', errorText: 'unauthorized', httpStatus: 200, host: 'shop.example' },
      ],
      next: null,
      gaveUp: true,
      isUnsent: false,
      endpoint: { lastAcceptedAt: null },
      knew: null,
    });
  });
});
