import { and, eq, sql } from 'drizzle-orm';
import type { MessageId, TicketId } from '../../../kernel/ids.ts';
import { builtOnce } from '../../../platform/built-once.ts';
import type { Context, Write } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db.ts';
import { inbound } from '../../channels/tables.ts';
import { timesIn } from '../answer-due.ts';
import { bindByLink } from '../binding/bind-by-link.ts';
import { bindReach } from '../calling/bind-reach.ts';
import { listCandidates } from '../place-owner.ts';
import { messages, reaches } from '../tables.ts';
import { placeMessage } from '../threading.rules.ts';
import { type Evidence, findEvidence } from './find-evidence.ts';
import { findWriter } from './find-writer.ts';
import { joinAlbum } from './join-album.ts';
import { joinTicket } from './join-ticket.ts';
import { type ConversationRecord, findBoundMerchant, knowConversation } from './know-conversation.ts';
import { openFromMessage } from './open-from-message.ts';
import type { Outcome, ReceivedOf } from './received.ts';
import type { Arriving } from './store-message.ts';

/** Puts a message where it belongs: into its ticket, or into a new one. */
export async function takeMessage(ctx: Context, write: Write, given: ReceivedOf<'message'>): Promise<Outcome> {
  const received = asDecided(given);
  const { said, accountId } = received;
  // What does not wait for one another is asked together: the way to the database and back is most of the time.
  const [aside, known] = await Promise.all([
    setAside(ctx, write, received),
    findWriter(ctx, write, said.sender),
    listCandidates(write.tx, ctx.clock.now()),
    timesIn(write.tx),
  ]);
  if (aside !== undefined) return aside;
  const writer = await known();
  const conversation = await knowConversation(ctx, write.tx, accountId, said.conversation, writer.contactId);
  const at = earlier(Temporal.Instant.from(said.at), received.receivedAt);
  const [again, evidence] = await Promise.all([
    findSame(write.tx, conversation, received, at),
    findEvidence(write.tx, conversation, said, writer.contactId),
  ]);
  if (again !== undefined) return { state: 'duplicate', ticketId: again.ticketId, messageId: again.id };
  const arriving = { received, writer, conversation, at };
  return (await joinAlbum(ctx, write, arriving)) ?? place(ctx, write, arriving, evidence);
}

/** Of what a person wants a ticket, a person wrote, whatever it looked like. */
function asDecided(received: ReceivedOf<'message'>): ReceivedOf<'message'> {
  if (received.insist !== true) return received;
  const { automatic: _, ...said } = received.said;
  return { ...received, said };
}

/** What is no request although it looks like one. */
async function setAside(ctx: Context, write: Write, received: ReceivedOf<'message'>): Promise<Outcome | undefined> {
  const { said, insist = false } = received;
  if (insist) return undefined;
  const bound = await bindReach(ctx, write, received);
  if (bound) return { state: 'joined', reason: 'reach-bound' };
  const followed = await bindByLink(ctx, write, received);
  if (followed !== undefined) return followed;
  if (said.text.trim() === '/start' && said.files.length === 0) return { state: 'joined', reason: 'only-start' };
  const { address, kind } = said.conversation;
  if (kind === 'private' && (await isDeskPerson(write.tx, received.accountId, address)))
    return { state: 'quarantined', reason: 'desk-person' };
  return undefined;
}

/** The chat of somebody of the desk in which they are called: what they say there is no request. */
async function isDeskPerson(tx: Tx, accountId: ReceivedOf<'message'>['accountId'], address: string): Promise<boolean> {
  const build = () =>
    tx
      .select({ personId: reaches.personId })
      .from(reaches)
      .where(and(eq(reaches.accountId, sql.placeholder('accountId')), eq(reaches.address, sql.placeholder('address'))))
      .prepare('is-desk-person');
  const [reach] = await builtOnce(tx, 'is-desk-person', build).execute({ accountId, address });
  return reach !== undefined;
}

const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? a : b);

/** The same message under another delivery: same name, same time, same words. A name that is used again for other words is another message. */
async function findSame(
  tx: Tx,
  { id }: ConversationRecord,
  { said }: ReceivedOf<'message'>,
  at: Temporal.Instant,
): Promise<{ id: MessageId; ticketId: TicketId } | undefined> {
  const { providerMessageId, contentDigest } = said;
  const isMail = contentDigest !== undefined;
  const statement = builtOnce(tx, isMail ? 'same-mail' : 'same-message', () => sameAs(tx, isMail));
  const [same] = await statement.execute({ providerMessageId, id, at: at.toString(), text: said.text, contentDigest });
  return same;
}

function sameAs(tx: Tx, isMail: boolean) {
  // A mail is the same whichever of the desk's mailboxes it came to.
  const isSame = isMail
    ? sql`exists (select 1 from ${inbound} where ${inbound.id} = ${messages.inboundId}
        and ${inbound.said} ->> 'contentDigest' = ${sql.placeholder('contentDigest')})`
    : and(
        eq(messages.conversationId, sql.placeholder('id')),
        eq(messages.at, sql.placeholder('at')),
        eq(messages.text, sql.placeholder('text')),
      );
  return tx
    .select({ id: messages.id, ticketId: messages.ticketId })
    .from(messages)
    .where(
      and(eq(messages.providerMessageId, sql.placeholder('providerMessageId')), eq(messages.direction, 'in'), isSame),
    )
    .limit(1)
    .prepare(isMail ? 'same-mail' : 'same-message');
}

async function place(ctx: Context, write: Write, arriving: Arriving, evidence: Evidence): Promise<Outcome> {
  const { received, conversation, writer, at } = arriving;
  const { said } = received;
  const placement = placeMessage({
    ...evidence,
    at,
    kind: conversation.kind,
    text: said.text,
    sender: writer.contactId,
    addressAligned: said.proof.addressAligned,
  });
  if (placement.into === 'ticket') {
    const messageId = await joinTicket(ctx, write, arriving, placement);
    return { state: 'joined', ticketId: placement.ticketId, messageId };
  }
  // What a machine says and nobody asked for is kept in sight, but calls nobody.
  if (said.automatic !== undefined) return { state: 'quarantined', reason: said.automatic };
  const merchant = (await findBoundMerchant(write.tx, conversation)) ?? writer.merchant;
  const opened = await openFromMessage(ctx, write, arriving, merchant, placement.possiblyContinues);
  return { state: 'ticketed', ...opened };
}
