import { explain } from '../../server/domains/diagnosis/explain.rules.ts';
import type { Facts } from '../../server/domains/diagnosis/facts.ts';
import type { GatewayTransaction } from '../../server/domains/gateways/contract.ts';

const ROUNDS = 5;
const VERDICTS_A_ROUND = 100_000;

/** How many verdicts a second one core gives over facts in memory: the median of rounds over a mix as a desk sees it. */
export async function measureVerdicts(): Promise<{ perSecond: number }> {
  const mix = MIX.map(factsOf);
  round(mix);
  const rates = Array.from({ length: ROUNDS }, () => round(mix)).sort((a, b) => a - b);
  return { perSecond: Math.round(rates[Math.floor(ROUNDS / 2)] ?? 0) };
}

function round(mix: readonly Facts[]): number {
  const started = performance.now();
  for (let index = 0; index < VERDICTS_A_ROUND; index += 1) {
    const facts = mix[index % mix.length];
    if (facts !== undefined) explain(facts);
  }
  return VERDICTS_A_ROUND / ((performance.now() - started) / 1000);
}

const AT = '2026-11-24T18:00:00.000000Z';
const CREATED_AT = '2026-11-24T16:05:31.123456Z';

const MIX: Partial<GatewayTransaction>[] = [
  { status: 'successful', paidAt: CREATED_AT, closedAt: AT },
  { status: 'successful', trackingId: '10423', cardStamp: 'a', paidAt: CREATED_AT },
  { status: 'successful', type: 'authorization' },
  { status: 'failed', code: 'F.0114', bankCode: '116', bankMessage: 'Insufficient funds' },
  { status: 'failed', code: 'F.0105', bankCode: '05' },
  { status: 'failed', code: 'F.0123', rrn: '632815' },
  { status: 'failed', bankCode: '200', createdAt: '2023-05-04T10:00:00.000000Z' },
  { status: 'failed', code: 'F.4001', threeDsVe: 'Y', threeDsPa: 'N' },
  { status: 'failed', code: 'F.0998', threeDsVe: 'Y' },
  { status: 'failed', protection: { exceeded: ['volume'], currentVolumeMinor: 1_000_000 } },
  { status: 'failed', code: 'no such code' },
  { status: 'pending', methodType: 'erip', eripAccount: '7001' },
  { status: 'incomplete', threeDsVe: 'Y' },
  { status: 'failed' },
];

function factsOf(given: Partial<GatewayTransaction>, index: number): Facts {
  const transaction = {
    uid: `bench-${index}`,
    shopId: 12,
    amountMinor: 4850,
    currency: 'BYN',
    createdAt: CREATED_AT,
    ...given,
  };
  const twins = Array.from({ length: index % 4 }, (_, twin) => ({ ...transaction, uid: `twin-${twin}` }));
  const refund = { ...transaction, uid: 'refund', type: 'refund' as const, parentUid: 'twin-0' };
  return { transaction, related: { children: [refund], sameCard: twins, sameOrder: twins }, at: AT };
}
