import { sql } from 'drizzle-orm';
import type { IncidentId, TransactionUid, WorksId } from '../../../kernel/ids.ts';
import { builtOnce } from '../../../platform/built-once.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { terminals } from '../../acquirers/tables.ts';
import { shops } from '../../merchants/tables.ts';
import type {
  IncidentFact,
  IncidentState,
  Outcome,
  PaymentPlace,
  ScopeKind,
  Severity,
  WorksFact,
  WorksScope,
} from '../contract.ts';
import { incidents, works } from '../tables.ts';

export interface Over {
  incidents: IncidentFact[];
  works: WorksFact[];
}

/** What of incidents and works lies over one payment at most: the newest. */
const MOST = 3;

/**
 * For each payment the incidents and planned works of a bank in which it lies; a suspicion that ended before anybody confirmed
 * it was none. One statement, however many are asked.
 */
export async function listIncidentsOver(
  db: ReadDb,
  places: readonly PaymentPlace[],
): Promise<Map<TransactionUid, Over>> {
  const over = new Map<TransactionUid, Over>();
  if (places.length === 0) return over;
  const asked = JSON.stringify(places.map(({ at, ...place }) => ({ ...place, at: at.toString() })));
  const build = () => select(db).prepare('incidents-over');
  const rows = await builtOnce(db, 'incidents-over', build).execute({ asked });
  for (const { uid, found } of rows) {
    const one = over.get(uid) ?? { incidents: [], works: [] };
    over.set(uid, one);
    if (found.is === 'incident') one.incidents.push(asIncident(found));
    else one.works.push(asWorks(found));
  }
  return over;
}

const select = (db: ReadDb) =>
  db
    .select({ uid: sql<TransactionUid>`asked.uid`, found: sql<Found>`found.said` })
    .from(
      sql`json_to_recordset(${sql.placeholder('asked')}::text::json)
        as asked (uid text, "shopId" integer, "gatewayId" text, bin text, "methodType" text, at timestamptz)`,
    )
    .leftJoin(terminals, sql`${terminals.id} = asked."gatewayId"`)
    .leftJoin(shops, sql`${shops.id} = asked."shopId"`)
    .crossJoinLateral(KEYS)
    .crossJoinLateral(FOUND);

/** Everything by which an incident is named that a payment can lie in: each is looked up in the index by itself. */
const KEYS = sql`(values ('acquirer', ${terminals.acquirerId}::text), ('gateway', asked."gatewayId"),
  ('bin', left(asked.bin, 6)), ('method', asked."methodType"), ('merchant', ${shops.merchantId}::text)) as key (kind, id)`;

const FOUND = sql`(
  (select jsonb_build_object('is', 'incident', 'id', ${incidents.id}, 'number', ${incidents.number},
      'kind', ${incidents.scopeKind}, 'scopeId', ${incidents.scopeId}, 'name', ${incidents.scopeName},
      'state', ${incidents.state}, 'severity', ${incidents.severity}, 'outcome', ${incidents.outcome},
      'start', ${incidents.startedAt}, 'end', ${incidents.resolvedAt}, 'isHeld', ${incidents.isHeld},
      'broken', (${incidents.evidence} -> ${incidents.outcome})::int) as said
    from ${incidents}
    where ${incidents.scopeKind} = key.kind and ${incidents.scopeId} = key.id and ${incidents.startedAt} <= asked.at
      and (${incidents.resolvedAt} is null or ${incidents.resolvedAt} > asked.at) and ${incidents.mergedInto} is null
      and not (${incidents.isHeld} and ${incidents.resolvedAt} is not null)
    order by ${incidents.startedAt} desc limit ${sql.raw(String(MOST))})
  union all
  (select jsonb_build_object('is', 'works', 'id', ${works.id}, 'kind', ${works.scopeKind}, 'scopeId', ${works.scopeId},
      'name', ${works.scopeName}, 'start', ${works.startAt}, 'end', ${works.endAt}, 'ru', ${works.ru}, 'en', ${works.en})
    from ${works}
    where ${works.scopeKind} = key.kind and ${works.scopeId} = key.id and ${works.startAt} <= asked.at
      and ${works.endAt} > asked.at and ${works.cancelledAt} is null
    order by ${works.startAt} desc limit ${sql.raw(String(MOST))})) as found`;

interface FoundIncident {
  is: 'incident';
  id: IncidentId;
  number: number;
  kind: ScopeKind;
  scopeId: string;
  name: string;
  state: IncidentState;
  severity: Severity;
  outcome: Outcome;
  start: string;
  end: string | null;
  isHeld: boolean;
  broken: number | null;
}
interface FoundWorks {
  is: 'works';
  id: WorksId;
  kind: WorksScope['kind'];
  scopeId: string;
  name: string;
  start: string;
  end: string;
  ru: string;
  en: string;
}
type Found = FoundIncident | FoundWorks;

const text = (at: string) => Temporal.Instant.from(at).toString();

const asIncident = ({ kind, scopeId, name, start, end, is: _, ...incident }: FoundIncident): IncidentFact => ({
  ...incident,
  scope: { kind, id: scopeId, name },
  startedAt: text(start),
  resolvedAt: end === null ? null : text(end),
});

const asWorks = ({ id, kind, scopeId, name, start, end, ru, en }: FoundWorks): WorksFact => ({
  id,
  scope: { kind, id: scopeId, name },
  start: text(start),
  end: text(end),
  ru,
  en,
});
