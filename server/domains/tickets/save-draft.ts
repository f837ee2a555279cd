import { and, eq, sql } from 'drizzle-orm';
import { forbidden } from '../../kernel/errors.ts';
import type { PersonId, TicketId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import type { Draft } from './contract.ts';
import { seeTicket } from './queries/see-ticket.ts';
import { drafts } from './tables.ts';

interface Typed {
  ticketId: TicketId;
  kind: 'reply' | 'note';
  text: string;
  /** The version on which the typing was built. */
  basedOn: number;
}

/** Keeps what is typed. Where two tabs built on the same version the last one stays, and the other's text is offered beside it. */
export async function saveDraft(ctx: Context, { ticketId, kind, text, basedOn }: Typed): Promise<Draft> {
  await seeTicket(ctx, ticketId);
  const personId = typistOf(ctx);
  const typed = maskText(cleanText(text));
  return ctx.change('draft.save', ticketId, async ({ tx }) => {
    if (typed.trim() === '') return forget(ctx, tx, { ticketId, kind, basedOn }, personId);
    const sameBase = sql`${drafts.version} = ${basedOn}`;
    const [saved] = await tx
      .insert(drafts)
      .values({ ticketId, personId, kind, text: typed, version: basedOn + 1, savedAt: ctx.clock.now() })
      .onConflictDoUpdate({
        target: [drafts.ticketId, drafts.personId, drafts.kind],
        set: {
          text: typed,
          version: sql`greatest(${drafts.version}, ${basedOn}) + 1`,
          savedAt: ctx.clock.now(),
          other: sql`nullif(case when ${sameBase} then ${drafts.other} else ${drafts.text} end, ${typed})`,
        },
      })
      .returning();
    if (saved === undefined) throw new Error('an upsert gives its row');
    return { kind, text: saved.text, version: saved.version, savedAt: saved.savedAt.toString(), other: saved.other };
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
  if (left !== undefined)
    return { kind, text: left.text, version: left.version, savedAt: left.savedAt.toString(), other: left.other };
  return { kind, text: '', version: basedOn, savedAt: ctx.clock.now().toString(), other: null };
}

/** An answer that was taken back is typed text again; what was typed since is kept beside it. */
export async function returnToDraft(ctx: Context, tx: Tx, ticketId: TicketId, text: string): Promise<void> {
  if (ctx.actor.kind !== 'person') return;
  await tx
    .insert(drafts)
    .values({ ticketId, personId: ctx.actor.personId, kind: 'reply', text, version: 1, savedAt: ctx.clock.now() })
    .onConflictDoUpdate({
      target: [drafts.ticketId, drafts.personId, drafts.kind],
      set: {
        text,
        version: sql`${drafts.version} + 1`,
        savedAt: ctx.clock.now(),
        other: sql`nullif(${drafts.text}, ${text})`,
      },
    });
}

function typistOf({ actor }: Context): PersonId {
  if (actor.kind !== 'person') throw forbidden('not-allowed', 'Only people type.');
  return actor.personId;
}
