import { asc, eq, isNull } from 'drizzle-orm';
import type { Role } from '../../../kernel/actor.ts';
import { reachOf } from '../../../kernel/permissions.ts';
import { builtOnce } from '../../../platform/built-once.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { settings } from '../../../platform/tables.ts';
import { people } from '../../access/tables.ts';
import type { OnDuty } from '../contract.ts';
import { ROTA, readRotaState } from '../rota-state.ts';
import { covers, type ShiftSpan, shiftsBetween, spellAt } from '../shifts.rules.ts';
import { shiftPauses } from '../tables.ts';
import { listPattern } from './pattern.ts';

/** How far around a day an unbroken spell is followed. */
const SPELL_DAYS = 8;
const KEPT = 16;

/** The shifts around a day as computed under a stamp: asked for with every new ticket, changed a few times a week. */
const computed = new Map<string, readonly ShiftSpan[]>();

/** Who is on duty at `at`, paused or not: active people who may answer tickets. One small statement; cheapest outside a transaction. */
export async function listOnDuty(db: ReadDb, at: Temporal.Instant): Promise<OnDuty[]> {
  const rows = await desk(db).execute();
  const state = rows[0]?.state;
  if (state === undefined || state === null) return [];
  const shifts = await shiftsAround(db, readRotaState(state).stamp, at);
  return rows
    .filter((row) => mayTakeShifts(row.role))
    .flatMap(({ personId, name, since, reason }) => {
      const spell = spellAt(shifts, personId, at);
      if (spell === undefined) return [];
      // A pause ends with the time on duty in which it was begun.
      const paused = since !== null && Temporal.Instant.compare(since, spell.start) >= 0;
      return {
        personId,
        name,
        since: spell.start.toString(),
        until: spell.end.toString(),
        pausedSince: paused ? since.toString() : null,
        pauseReason: paused ? (reason ?? '') : '',
      };
    });
}

/** Since when nobody has been on duty who could be at `at`, by the days around; null where somebody is, or nobody was. */
export async function findEmptySince(db: ReadDb, at: Temporal.Instant): Promise<Temporal.Instant | null> {
  const rows = await desk(db).execute();
  const state = rows[0]?.state;
  if (state === undefined || state === null) return null;
  const able = new Set(rows.filter((row) => mayTakeShifts(row.role)).map(({ personId }) => personId));
  const shifts = (await shiftsAround(db, readRotaState(state).stamp, at)).filter(({ personId }) => able.has(personId));
  if (shifts.some((shift) => covers(shift, at))) return null;
  const ends = shifts.map(({ end }) => end).filter((end) => Temporal.Instant.compare(end, at) <= 0);
  return ends.toSorted(Temporal.Instant.compare).at(-1) ?? null;
}

/** The first shift to begin after `at`. */
export async function findNextShift(db: ReadDb, stamp: string, at: Temporal.Instant): Promise<ShiftSpan | undefined> {
  const shifts = await shiftsAround(db, stamp, at);
  const on = new Set(shifts.filter((shift) => covers(shift, at)).map((shift) => shift.personId));
  return shifts.find((shift) => Temporal.Instant.compare(shift.start, at) > 0 && !on.has(shift.personId));
}

export const mayTakeShifts = (role: Role) => reachOf(role, 'ticket.reply') === 'all';

const desk = (db: ReadDb) =>
  builtOnce(db, 'on-duty', () =>
    db
      .select({
        personId: people.id,
        name: people.name,
        role: people.role,
        since: shiftPauses.since,
        reason: shiftPauses.reason,
        state: settings.value,
      })
      .from(people)
      .leftJoin(settings, eq(settings.name, ROTA))
      .leftJoin(shiftPauses, eq(shiftPauses.personId, people.id))
      .where(isNull(people.disabledAt))
      .orderBy(asc(people.name), asc(people.id))
      .prepare('on-duty'),
  );

async function shiftsAround(db: ReadDb, stamp: string, at: Temporal.Instant): Promise<readonly ShiftSpan[]> {
  if (stamp === '') return [];
  const day = at.toString().slice(0, 10);
  const key = `${stamp} ${day}`;
  const known = computed.get(key);
  if (known !== undefined) return known;
  const midnight = Temporal.Instant.from(`${day}T00:00:00Z`);
  const window = {
    start: midnight.subtract({ hours: 24 * SPELL_DAYS }),
    end: midnight.add({ hours: 24 * (SPELL_DAYS + 1) }),
  };
  const shifts = shiftsBetween(await listPattern(db, window), window);
  if (computed.size >= KEPT) computed.clear();
  computed.set(key, shifts);
  return shifts;
}
