import { judgeEndpoints, listDeliveryFacts, takeLogLines } from '../../server/domains/deliveries/index.ts';
import { mergeTransactions } from '../../server/domains/transactions/index.ts';
import type { Stage } from './bench-stage.ts';
import { type Figure, ms, spreadOf, timeRuns } from './report.ts';
import type { Sizes } from './sizes.ts';

const ZONE = 'Europe/Minsk';
const A_BATCH = 1000;
const SHOPS = 300;
const WANTED_PER_SECOND = 1000;

/** Lines as a sender pushes them, in batches of a thousand; then the facts of one payment among them. */
export async function measureDeliveries(stage: Stage, sizes: Sizes, at: Temporal.Instant): Promise<Figure[]> {
  const ctx = stage.contextAt(at);
  const batches = Math.max(2, Math.ceil((sizes.notifications * 2) / A_BATCH));
  // The first makes the shops and warms the code up.
  await takeLogLines(ctx, { lines: linesOf(0, at) }, { timeZone: ZONE });
  const began = performance.now();
  for (let batch = 1; batch <= batches; batch += 1)
    await takeLogLines(ctx, { lines: linesOf(batch, at) }, { timeZone: ZONE });
  const perSecond = Math.round((batches * A_BATCH) / ((performance.now() - began) / 1000));
  const judged = performance.now();
  while ((await judgeEndpoints(ctx)) > 0);
  const judgedMs = performance.now() - judged;
  await mergeTransactions(ctx, { knowledge: 'webhook', documents: paymentsOf(0, at), origin: 'bench' });
  const facts = await timeRuns(sizes.lookUps, 1, async (index) => {
    const found = await listDeliveryFacts(ctx.read, [uidOf(index % A_BATCH)]);
    if (found.size !== 1) throw new Error('each has its facts');
  });
  return [
    {
      what: `attempts taken in, ${(batches * A_BATCH).toLocaleString('en-US')} of ${SHOPS} shops`,
      value: `${perSecond.toLocaleString('en-US')}/s`,
      target: `≥ ${WANTED_PER_SECOND}/s`,
      held: perSecond >= WANTED_PER_SECOND,
    },
    { what: `${SHOPS} endpoints judged`, value: ms(judgedMs) },
    {
      what: 'facts of one payment, p99',
      value: ms(spreadOf(facts).p99),
      target: '≤ 5 ms',
      held: spreadOf(facts).p99 <= 5,
    },
  ];
}

const uidOf = (number: number) => `5000-${number.toString(16).padStart(10, '0')}`;

const paymentsOf = (batch: number, at: Temporal.Instant) =>
  Array.from({ length: A_BATCH }, (_, place) => ({
    transaction: {
      uid: uidOf(batch * A_BATCH + place),
      shopId: 60_000 + (place % SHOPS),
      type: 'payment' as const,
      status: 'successful' as const,
      createdAt: at.subtract({ minutes: place % 600 }).toString({ fractionalSecondDigits: 6 }),
    },
    document: '{}',
  }));

function linesOf(batch: number, at: Temporal.Instant): string[] {
  return Array.from({ length: A_BATCH }, (_, place) => {
    const number = batch * A_BATCH + place;
    const isTaken = number % 10 !== 0;
    return JSON.stringify({
      event_id: `bench-${number}`,
      n: 1,
      uid: uidOf(number),
      shop_id: 60_000 + (number % SHOPS),
      url: `https://shop-${number % SHOPS}.example/wc-api/begateway`,
      service: 'cards',
      trigger: 'auto',
      at: at.subtract({ minutes: number % 600 }).toString(),
      request: {
        headers: { 'Content-Type': 'application/json', Authorization: 'Basic c2FtcGxlOnNhbXBsZQ==' },
        body: JSON.stringify({
          transaction: { uid: uidOf(number), amount: number, description: 'words '.repeat(120) },
        }),
      },
      response: { status: isTaken ? 200 : 500, headers: { 'content-type': 'text/plain' }, body: isTaken ? 'OK' : 'no' },
      timing: { dns_ms: 2, connect_ms: 9, tls_ms: 22, first_byte_ms: 140, total_ms: 141 },
      address: '203.0.113.9',
    });
  });
}
