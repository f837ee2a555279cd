import { desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { LimitId, MerchantId, TerminalId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { listTerminals } from '../../acquirers/index.ts';
import type { AlertLevel, Limit, LimitTask } from '../contract.ts';
import type { LimitInForce } from '../facts.ts';
import { limitAlerts, limitRaises, limits, limitVersions } from '../tables.ts';
import { byUrgency } from '../urgency.rules.ts';
import { listLimitsInForce } from './limits-in-force.ts';
import { listOpenTasks } from './open-tasks.ts';
import { listTouched, type Touched } from './touched-merchants.ts';
import { listUsages } from './usages.ts';

interface Wanted {
  merchantId?: MerchantId | undefined;
  terminalId?: TerminalId | undefined;
  ended?: boolean | undefined;
}

/** With when it ended, where it did. */
type HeldLimit = LimitInForce & { endedAt?: Temporal.Instant };

type Asker = Pick<Context, 'read' | 'actor' | 'reach' | 'clock'>;

/** Limits as people see them, the most urgent first. An account manager sees those of terminals that their shops use. */
export async function listLimits(
  ctx: Asker,
  { merchantId, terminalId, ended = false }: Wanted,
): Promise<{ items: Limit[]; asOf: string; tasks: LimitTask[] }> {
  const at = ctx.clock.now();
  const { read } = ctx;
  const held: HeldLimit[] = (ended ? await listEnded(read) : await listLimitsInForce(read, at)).filter(
    (limit) => terminalId === undefined || limit.terminalId === terminalId,
  );
  const touched = await listTouched(
    ctx,
    held.map((limit) => limit.terminalId),
  );
  const seen = held.filter((limit) => isSeen(ctx, limit, touched, merchantId));
  const [terminals, usages, alerts, waiting, tasks] = await Promise.all([
    listTerminals(read),
    listUsages(read),
    listAlertLevels(read),
    listWaiting(read),
    listOpenTasks(ctx),
  ]);
  const known = {
    terminals: new Map(terminals.map((terminal) => [terminal.id, terminal])),
    usages,
    alerts,
    waiting,
    touched,
  };
  const items = seen.map((limit) => shown(limit, known));
  return { items: ended ? items : items.toSorted(byUrgency), asOf: at.toString(), tasks };
}

interface Known {
  terminals: ReadonlyMap<string, Awaited<ReturnType<typeof listTerminals>>[number]>;
  usages: Awaited<ReturnType<typeof listUsages>>;
  alerts: Awaited<ReturnType<typeof listAlertLevels>>;
  waiting: Awaited<ReturnType<typeof listWaiting>>;
  touched: readonly Touched[];
}

/** Of a limit that ended there is no use and no alert any more. */
function shown({ bankHours: _, raisedUntil, endedAt, ...limit }: HeldLimit, known: Known): Limit {
  const terminal = known.terminals.get(limit.terminalId);
  const isOver = endedAt !== undefined;
  return {
    ...limit,
    terminalName: terminal?.name || null,
    acquirerName: terminal?.acquirer ?? null,
    raisedUntil: raisedUntil?.toString() ?? null,
    endedAt: endedAt?.toString() ?? null,
    usage: (isOver ? undefined : known.usages.get(limit.id)) ?? null,
    alert: (isOver ? undefined : known.alerts.get(limit.id)) ?? null,
    openRaise: known.waiting.get(limit.id) ?? null,
    merchants: known.touched.filter((one) => passes(one, limit)).map(({ merchantId, name }) => ({ merchantId, name })),
  };
}

const passes = (one: Touched, { terminalId, currency }: Pick<LimitInForce, 'terminalId' | 'currency'>) =>
  one.terminalId === terminalId && one.currency === currency;

function isSeen(
  { reach }: Asker,
  limit: LimitInForce,
  touched: readonly Touched[],
  merchantId: MerchantId | undefined,
): boolean {
  if (merchantId !== undefined) return touched.some((one) => one.merchantId === merchantId && passes(one, limit));
  return reach === 'all' || touched.some(({ terminalId }) => terminalId === limit.terminalId);
}

const MOST_ENDED = 200;

async function listEnded(db: ReadDb): Promise<(LimitInForce & { endedAt: Temporal.Instant })[]> {
  const rows = await db
    .selectDistinctOn([limits.endedAt, limits.id], { limit: limits, last: limitVersions })
    .from(limits)
    .innerJoin(limitVersions, eq(limitVersions.limitId, limits.id))
    .where(isNotNull(limits.endedAt))
    .orderBy(desc(limits.endedAt), desc(limits.id), desc(limitVersions.validFrom))
    .limit(MOST_ENDED);
  return rows.map(({ limit: { id, terminalId, kind, currency, endedAt, createdAt }, last: terms }) => ({
    id,
    terminalId,
    kind,
    currency,
    endedAt: endedAt ?? createdAt,
    terms,
    cap: terms.value,
    raisedUntil: null,
    acquirerId: null,
    bankHours: null,
  }));
}

const GRAVITY: readonly AlertLevel[] = ['70', '85', 'foretold', '95', 'reached'];

/** The gravest alert of each limit that is not over. */
async function listAlertLevels(db: ReadDb): Promise<Map<LimitId, AlertLevel>> {
  const rows = await db
    .select({ limitId: limitAlerts.limitId, level: limitAlerts.level })
    .from(limitAlerts)
    .where(isNull(limitAlerts.clearedAt));
  const gravest = new Map<LimitId, AlertLevel>();
  for (const { limitId, level } of rows) {
    const known = gravest.get(limitId);
    if (known === undefined || GRAVITY.indexOf(level) > GRAVITY.indexOf(known)) gravest.set(limitId, level);
  }
  return gravest;
}

async function listWaiting(db: ReadDb) {
  const rows = await db
    .select({ limitId: limitRaises.limitId, id: limitRaises.id })
    .from(limitRaises)
    .where(eq(limitRaises.state, 'asked'));
  return new Map(rows.map(({ limitId, id }) => [limitId, id]));
}
