import type { MerchantId, TicketId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../platform/db.ts';
import type { Identity } from '../contacts/contract.ts';
import {
  type Choices,
  findChoices,
  findOnFile,
  getTicketOfWriter,
  type LinkedPayment,
  listSaid,
  listVouched,
  type Said,
  type TicketOfWriter,
} from './queries.ts';
import { addressedIdentity, identitiesOf } from './vouched.rules.ts';

/** Who writes in a ticket, what they said, and what is known of them. */
export interface Writer {
  ticket: TicketOfWriter;
  isGroup: boolean;
  said: Said[];
  identities: (Identity & { vouched: boolean })[];
  contactOf: MerchantId[];
  /** Payments for which they followed a link of ours, the newest first. */
  linked: LinkedPayment[];
  choices: Choices;
}

export async function gatherWriter(db: ReadDb, ticketId: TicketId): Promise<Writer> {
  const [ticket, said, shared, choices] = await Promise.all([
    getTicketOfWriter(db, ticketId),
    listSaid(db, ticketId),
    listVouched(db, ticketId),
    findChoices(db, ticketId),
  ]);
  const isGroup = ticket.conversationKind === 'group';
  const earlier = isGroup ? [] : shared;
  // Who is written to before they have said anything there is who is at that address, whoever they are: nobody else reads it.
  const isOurs = said.length === 0;
  const identities = [...identitiesOf(said, earlier), ...(isOurs ? addressedIdentity(ticket) : [])];
  // In a group nobody's own identity says what all who read along may know.
  const vouched = isGroup ? [] : identities.filter((identity) => identity.vouched);
  const { merchants: contactOf, linked } = await findOnFile(db, vouched);
  return { ticket, isGroup, said, identities, contactOf, linked, choices };
}
