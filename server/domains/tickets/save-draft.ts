import { and, eq, sql } from 'drizzle-orm';
import { forbidden } from '../../kernel/errors.ts';
import type { FileId, PersonId, TicketId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import type { ReadDb, Tx } from '../../platform/db.ts';
import type { Draft } from './contract.ts';
import { listDraftFiles, listSendableFiles } from './queries/list-sendable-files.ts';
import { seeTicket } from './queries/see-ticket.ts';
import { drafts } from './tables.ts';

/** As many as go with one answer. */
const MOST_FILES = 10;

interface Typed {
  ticketId: TicketId;
  kind: 'reply' | 'note';
  text: string;
  files?: readonly FileId[];
  /** The version on which the typing was built. */
  basedOn: number;
}

/**
 * Keeps what is typed, and the files that are to go with it. Where two tabs built on the same version the last text stays,
 * the other's is offered beside it, and the files of both are there.
 */
export async function saveDraft(ctx: Context, typed: Typed): Promise<Draft> {
  const { ticketId, kind, basedOn } = typed;
  await seeTicket(ctx, ticketId);
  const personId = typistOf(ctx);
  const text = maskText(cleanText(typed.text));
  return ctx.change('draft.save', ticketId, async ({ tx }) => {
    const known = await listSendableFiles(tx, { ticketId, self: personId, ids: typed.files ?? [] });
    const files = known.map(({ id }) => id);
    if (text.trim() === '' && files.length === 0) return forget(ctx, tx, { ticketId, kind, basedOn }, personId);
    const sameBase = sql`${drafts.version} = ${basedOn}`;
    const [saved] = await tx
      .insert(drafts)
      .values({ ticketId, personId, kind, text, files, version: basedOn + 1, savedAt: ctx.clock.now() })
      .onConflictDoUpdate({
        target: [drafts.ticketId, drafts.personId, drafts.kind],
        set: {
          text,
          files: sql`case when ${sameBase} then ${uuids(files)} else ${joined(files)} end`,
          version: sql`greatest(${drafts.version}, ${basedOn}) + 1`,
          savedAt: ctx.clock.now(),
          other: sql`nullif(nullif(case when ${sameBase} then ${drafts.other} else ${drafts.text} end, ${text}), '')`,
        },
      })
      .returning();
    if (saved === undefined) throw new Error('an upsert gives its row');
    return asDraft(tx, saved);
  });
}

/** An empty text forgets the draft, unless another tab has written on: that text stays. */
async function forget(
  ctx: Context,
  tx: Tx,
  { ticketId, kind, basedOn }: Omit<Typed, 'text'>,
  personId: PersonId,
): Promise<Draft> {
  const mine = and(eq(drafts.ticketId, ticketId), eq(drafts.personId, personId), eq(drafts.kind, kind));
  await tx.delete(drafts).where(and(mine, sql`${drafts.version} <= ${basedOn}`));
  const [left] = await tx.select().from(drafts).where(mine);
  if (left !== undefined) return asDraft(tx, left);
  return { kind, text: '', files: [], version: basedOn, savedAt: ctx.clock.now().toString(), other: null };
}

interface TakenBack {
  text: string;
  files: readonly FileId[];
}

/** An answer that was taken back is typed text again, with its files; what was typed and chosen since is kept beside it. */
export async function returnToDraft(
  ctx: Context,
  tx: Tx,
  ticketId: TicketId,
  { text, files }: TakenBack,
): Promise<void> {
  if (ctx.actor.kind !== 'person') return;
  const { personId } = ctx.actor;
  await tx
    .insert(drafts)
    .values({ ticketId, personId, kind: 'reply', text, files: [...files], version: 1, savedAt: ctx.clock.now() })
    .onConflictDoUpdate({
      target: [drafts.ticketId, drafts.personId, drafts.kind],
      set: {
        text,
        files: joined(files),
        version: sql`${drafts.version} + 1`,
        savedAt: ctx.clock.now(),
        other: sql`nullif(nullif(${drafts.text}, ${text}), '')`,
      },
    });
}

/** A row of drafts as the asker sees it. */
export async function asDraft(db: ReadDb, row: typeof drafts.$inferSelect): Promise<Draft> {
  const { kind, text, version, savedAt, other } = row;
  return { kind, text, files: await listDraftFiles(db, row.files), version, savedAt: savedAt.toString(), other };
}

const uuids = (ids: readonly FileId[]) => sql`${`{${ids.join(',')}}`}::uuid[]`;

/** What lies there, and behind it what does not yet. */
const joined = (ids: readonly FileId[]) =>
  sql`(${drafts.files} || array(select given from unnest(${uuids(ids)}) given where given <> all(${drafts.files})))[1:${sql.raw(String(MOST_FILES))}]`;

function typistOf({ actor }: Context): PersonId {
  if (actor.kind !== 'person') throw forbidden('not-allowed', 'Only people type.');
  return actor.personId;
}
