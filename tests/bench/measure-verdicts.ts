import { explain } from '../../server/domains/diagnosis/explain.rules.ts';
import type { Facts } from '../../server/domains/diagnosis/facts.ts';
import type { GatewayTransaction } from '../../server/domains/gateways/contract.ts';
import { type Figure, median, perSecond } from './report.ts';

const ROUNDS = 5;
const VERDICTS_A_ROUND = 100_000;

const WANTED = 50_000;

/** Verdicts a second of processor time over facts in memory: the median of rounds over a mix as a desk sees it. */
export async function measureVerdicts(): Promise<Figure[]> {
  const mix = MIX.map(factsOf);
  round(mix);
  const rate = median(Array.from({ length: ROUNDS }, () => round(mix)));
  return [
    {
      what: 'verdicts over facts in memory, one core',
      value: perSecond(rate, 'verdicts'),
      target: `≥ ${perSecond(WANTED, 'verdicts')}`,
      held: rate >= WANTED,
    },
  ];
}

/** In processor time, so that what the machine does besides is not ours. */
function round(mix: readonly Facts[]): number {
  const before = process.cpuUsage();
  for (let index = 0; index < VERDICTS_A_ROUND; index += 1) {
    const facts = mix[index % mix.length];
    if (facts !== undefined) explain(facts);
  }
  const { user, system } = process.cpuUsage(before);
  return VERDICTS_A_ROUND / ((user + system) / 1e6);
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
