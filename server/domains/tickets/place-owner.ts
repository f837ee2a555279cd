import { sql } from 'drizzle-orm';
import type { PersonId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { findEmptySince, listOnDuty } from '../rota/index.ts';
import { type Candidate, NOBODY, type Owner, pickAssignee, staysWithOwner } from './assignee.rules.ts';

export interface PlacedOwner {
  assigneeId: PersonId | null;
  assigneeName: string | null;
  assignedAt: Temporal.Instant | null;
  assignedByHand: boolean;
}

/** What the people on duty carry, counted once a transaction: it gives many tickets away one after another. */
const counted = new WeakMap<Tx, { at: Temporal.Instant; candidates: Promise<Candidate[]> }>();

const COUNTED_SECONDS = 5;
/** Who carries so many carries enough: among those it is whose turn it is. A desk of thousands open would count them all with each message. */
const MOST_COUNTED = 200;

/** To whom a ticket goes now that something happened to it; undefined where it stays with whom it has. `but` does not get it. */
export async function placeOwner(
  ctx: Context,
  tx: Tx,
  owner: Owner,
  but: PersonId | null = null,
): Promise<PlacedOwner | undefined> {
  const at = ctx.clock.now();
  const candidates = await listCandidates(tx, at);
  const emptySince = owner.assignedByHand && candidates.length === 0 ? await findEmptySince(tx, at) : null;
  if (staysWithOwner(owner, candidates, emptySince)) return undefined;
  const next = pickAssignee(candidates.filter(({ personId }) => personId !== but));
  if (next === undefined) return owner.assigneeId === null ? undefined : NOBODY;
  next.open += 1;
  next.lastAssignedAt = at;
  return { assigneeId: next.personId, assigneeName: next.name, assignedAt: at, assignedByHand: false };
}

/** Who may be given tickets; asked ahead of time, it is there when the ticket is. */
export function listCandidates(tx: Tx, at: Temporal.Instant): Promise<Candidate[]> {
  const known = counted.get(tx);
  if (known !== undefined && at.since(known.at).abs().total('seconds') < COUNTED_SECONDS) return known.candidates;
  const candidates = countCandidates(tx, at);
  counted.set(tx, { at, candidates });
  return candidates;
}

async function countCandidates(tx: Tx, at: Temporal.Instant): Promise<Candidate[]> {
  const onDuty = await listOnDuty(tx, at);
  const carried =
    onDuty.length === 0
      ? new Map()
      : await listCarried(
          tx,
          onDuty.map(({ personId }) => personId),
        );
  return onDuty.map(({ personId, name, pausedSince }) => ({
    personId,
    name,
    isPaused: pausedSince !== null,
    open: carried.get(personId)?.open ?? 0,
    lastAssignedAt: carried.get(personId)?.lastAssignedAt ?? null,
  }));
}

interface Carried extends Record<string, unknown> {
  id: PersonId;
  open: number;
  last: string | null;
}

async function listCarried(
  tx: Tx,
  people: PersonId[],
): Promise<Map<PersonId, Pick<Candidate, 'open' | 'lastAssignedAt'>>> {
  const rows = await tx.execute<Carried>(sql`
    select person.id,
      (select count(*)::int from (
        select 1 from tickets t where t.assignee_id = person.id::uuid and t.status <> 'done' limit ${MOST_COUNTED}) as carried) as open,
      (select max(t.assigned_at) from tickets t where t.assignee_id = person.id::uuid) as last
    from unnest(${sql.param(people)}::text[]) as person(id)`);
  return new Map(
    rows.map(({ id, open, last }) => [
      id,
      { open, lastAssignedAt: last === null ? null : Temporal.Instant.from(last.replace(' ', 'T')) },
    ]),
  );
}
