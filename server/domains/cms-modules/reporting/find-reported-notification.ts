import type { ShopId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { FactKey } from '../contract.ts';
import { listFacts } from '../queries/list-facts.ts';

export interface ReportedNotification {
  at: Temporal.Instant;
  /** The HTTP status that the module answered. */
  status: number;
  /** Its own words, masked. */
  answer: string | null;
}

/** The last notification of which the module of a shop itself reported. */
export async function findReportedNotification(db: ReadDb, shopId: ShopId): Promise<ReportedNotification | undefined> {
  const reported = (await listFacts(db, shopId)).filter(({ source }) => source === 'module-report');
  const fact = (key: FactKey) => reported.find((one) => one.key === key);
  const status = fact('last-notification-status');
  if (status === undefined) return undefined;
  const toldAt = Temporal.Instant.from(status.observedAt);
  // A shop's clock may be wrong; what it reports was over when it reported.
  const said = fact('last-notification-at')?.value;
  const at = said === undefined ? toldAt : Temporal.Instant.from(said);
  return {
    at: Temporal.Instant.compare(at, toldAt) < 0 ? at : toldAt,
    status: Number(status.value),
    answer: fact('last-notification-answer')?.value ?? null,
  };
}
