import { asc } from 'drizzle-orm';
import type { PersonId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { people } from '../../access/tables.ts';
import type { Rota, Shift } from '../contract.ts';
import { daysFrom, mondayOf } from '../days.rules.ts';
import { findRotaState } from '../rota-state.ts';
import { gapsBetween, type ShiftSpan, type Span, shiftsBetween, touches } from '../shifts.rules.ts';
import { listLivingRules } from './living-rules.ts';
import { findNextShift, listOnDuty, mayTakeShifts } from './on-duty.ts';
import { listPattern } from './pattern.ts';

interface RotaAsked {
  at: Temporal.Instant;
  /** The zone where none was chosen yet. */
  defaultZone: string;
  from?: string | undefined;
  days: number;
}

/** The shifts of some days, what they are made from, and who may take them. */
export async function getRota(db: ReadDb, { at, defaultZone, from, days }: RotaAsked): Promise<Rota> {
  const zone = (await findRotaState(db)).zone ?? defaultZone;
  const spans = daysFrom(from ?? mondayOf(at, zone), days, zone);
  const window = { start: spans[0]?.start ?? at, end: spans.at(-1)?.end ?? at };
  const pattern = await listPattern(db, window);
  const shifts = shiftsBetween(pattern, window);
  return {
    zone,
    from: window.start.toString(),
    to: window.end.toString(),
    days: spans.map(inText),
    people: await listPeopleOf(db, shifts),
    rules: (await listLivingRules(db, at)).map(({ zone: _, since: __, ...rule }) => rule),
    overrides: pattern.overrides.filter((override) => touches(override, window)).map(inText),
    shifts: shifts.map(asShift),
    gaps: gapsBetween(shifts, window).map(inText),
  };
}

/** Who is on duty, and who comes next. */
export async function getOnDuty(db: ReadDb, at: Temporal.Instant, defaultZone: string) {
  const { zone, stamp } = await findRotaState(db);
  const next = await findNextShift(db, stamp, at);
  const names = next === undefined ? [] : await listPeopleOf(db, [next]);
  return {
    onDuty: await listOnDuty(db, at),
    next:
      next === undefined
        ? null
        : { ...asShift(next), name: names.find(({ personId }) => personId === next.personId)?.name ?? '' },
    zone: zone ?? defaultZone,
    asOf: at.toString(),
  };
}

/** Everybody who may take shifts, and those who have some of these though they may no more. */
async function listPeopleOf(db: ReadDb, shifts: readonly { personId: PersonId }[]): Promise<Rota['people']> {
  const named = new Set(shifts.map(({ personId }) => personId));
  const rows = await db
    .select({ personId: people.id, name: people.name, role: people.role, disabledAt: people.disabledAt })
    .from(people)
    .orderBy(asc(people.name), asc(people.id));
  return rows
    .map(({ personId, name, role, disabledAt }) => ({
      personId,
      name,
      mayTakeShifts: disabledAt === null && mayTakeShifts(role),
    }))
    .filter((person) => person.mayTakeShifts || named.has(person.personId));
}

const inText = <S extends Span>(span: S) => ({ ...span, start: span.start.toString(), end: span.end.toString() });

function asShift({ key: _, ...shift }: ShiftSpan): Shift {
  return inText(shift);
}
