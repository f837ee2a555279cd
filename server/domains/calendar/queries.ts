import { eq } from 'drizzle-orm';
import { builtOnce } from '../../platform/built-once.ts';
import type { ReadDb } from '../../platform/db.ts';
import { settings } from '../../platform/tables.ts';
import { DeskTimes } from './contract.ts';
import { DEFAULT_TIMES } from './default-times.rules.ts';

export const DESK_TIMES = 'desk-times';

/** The text last read and what it says: asked for with every message, changed once a year. */
let last: { text: string; times: DeskTimes } | undefined;

/** The working calendar and the times to answer. */
export async function getDeskTimes(db: ReadDb): Promise<DeskTimes> {
  const build = () =>
    db.select({ value: settings.value }).from(settings).where(eq(settings.name, DESK_TIMES)).prepare('desk-times');
  const [row] = await builtOnce(db, 'desk-times', build).execute();
  if (row === undefined) return DEFAULT_TIMES;
  if (last?.text !== row.value) last = { text: row.value, times: readTimes(row.value) };
  return last.times;
}

/** What was set before a channel kind was known says nothing of it: the default holds. */
function readTimes(text: string): DeskTimes {
  const stored = JSON.parse(text);
  const first = { ...DEFAULT_TIMES.answers.first, ...stored.answers?.first };
  return DeskTimes.parse({ ...stored, answers: { ...stored.answers, first } });
}
