import type { Context } from '../../platform/context.ts';
import type { ReadDb } from '../../platform/db.ts';
import { type CsvFile, readCsv } from '../../platform/read-csv.ts';
import { listTerminals } from '../acquirers/index.ts';
import { getDeskTimes, isZone } from '../calendar/index.ts';
import { addLimit } from './add-limit.ts';
import { changeLimit } from './change-limit.ts';
import type { ImportedLimit, LimitImport } from './contract.ts';
import {
  IMPORT_COLUMNS,
  type ImportColumn,
  type Known,
  keyOf,
  type PlannedLimit,
  planLimit,
} from './plan-import.rules.ts';
import { listLimitsInForce } from './queries/limits-in-force.ts';

type Plan = ReturnType<typeof planLimit>;

/** Takes limits from a CSV file. With `dryRun` it says what would happen to each line and writes nothing. */
export async function importLimits(
  ctx: Context,
  { text, dryRun }: { text: string; dryRun: boolean },
): Promise<LimitImport> {
  const file = readCsv(text, IMPORT_COLUMNS);
  if (dryRun) return answer(dryRun, file, planAll(file, await readKnown(ctx.read, ctx.clock.now())));
  return ctx.change('limit.change', 'csv', async ({ note }) => {
    const plans = planAll(file, await readKnown(ctx.read, ctx.clock.now()));
    for (const plan of plans) if (plan.ok) await apply(ctx, plan.value);
    const result = answer(dryRun, file, plans);
    note({ created: result.created, changed: result.changed, refused: result.refused });
    return result;
  });
}

async function readKnown(db: ReadDb, at: Temporal.Instant): Promise<Known> {
  const [terminals, held, times] = await Promise.all([listTerminals(db), listLimitsInForce(db, at), getDeskTimes(db)]);
  return {
    terminals: new Map(terminals.map(({ id, currency }) => [String(id), currency])),
    limits: new Map(
      held.map(({ terminalId, kind, currency, id, terms }) => [keyOf(terminalId, kind, currency), { id, terms }]),
    ),
    zone: times.calendar.zone,
    isZone,
  };
}

const planAll = ({ lines }: CsvFile<ImportColumn>, known: Known): Plan[] =>
  lines.map(({ cells }) => planLimit(cells, known));

async function apply(ctx: Context, { terminalId, kind, currency, terms, id, does }: PlannedLimit): Promise<void> {
  if (does === 'nothing') return;
  if (id === undefined) await addLimit(ctx, { terminalId, kind, currency, ...terms, from: null });
  else await changeLimit(ctx, id, { ...terms, from: null });
}

function answer(dryRun: boolean, file: CsvFile<ImportColumn>, plans: readonly Plan[]): LimitImport {
  const lines = file.lines.map(({ line, cells }, index): ImportedLimit => {
    const plan = plans[index];
    const said = { line, terminalId: cells.terminal ?? '', kind: cells.kind ?? '', currency: cells.currency ?? '' };
    if (plan?.ok !== true) return { ...said, does: 'refuse', value: null, reason: plan?.error ?? null };
    const { does, currency, terms } = plan.value;
    return { ...said, currency, does, value: terms.value, reason: null };
  });
  const count = (does: ImportedLimit['does']) => lines.filter((line) => line.does === does).length;
  return {
    dryRun,
    lines,
    created: count('create'),
    changed: count('change'),
    unchanged: count('nothing'),
    refused: count('refuse'),
    ignoredColumns: file.ignoredColumns,
  };
}
