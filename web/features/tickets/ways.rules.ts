import type { ChannelAccount } from '#contract/channels';
import type { Identity } from '#contract/contacts';
import type { Ticket } from '#contract/tickets';
import type { AccountId } from '#kernel/ids';

export type Account = Pick<ChannelAccount, 'id' | 'kind' | 'name' | 'paused'>;

export interface Way {
  id: string;
  accountId: AccountId;
  accountName: string;
  identity: Identity;
}

/** From which accounts somebody can be written to at which of their addresses. */
export function waysTo(identities: readonly Identity[], accounts: readonly Account[]): Way[] {
  return identities.flatMap((identity) =>
    accounts
      .filter(({ kind, paused }) => kind === identity.kind && !paused)
      .map(({ id, name }) => ({ id: `${id} ${identity.value}`, accountId: id, accountName: name, identity })),
  );
}

/** The same without the one by which a ticket is answered now. */
export const otherWays = (
  { contact, accountId, way }: Pick<Ticket, 'contact' | 'accountId' | 'way'>,
  accounts: readonly Account[],
): Way[] =>
  waysTo(contact?.identities ?? [], accounts).filter(
    (other) => other.accountId !== accountId || other.identity.value !== way?.address,
  );

/** Whether they are known by an address at which one might be answered, and is not now. */
export const hasOtherAddress = ({ contact, way }: Pick<Ticket, 'contact' | 'way'>): boolean =>
  contact?.identities.some(({ kind, value }) => kind !== 'phone' && value !== way?.address) ?? false;

/** From where a mail can go to anybody. */
export const mailboxesOf = (accounts: readonly Account[]): Account[] =>
  accounts.filter(({ kind, paused }) => kind === 'email' && !paused);

/** Whether another way helps: a pause ends, and a merged ticket is answered where it goes on. */
export const needsAnotherWay = ({ cannotReply }: Pick<Ticket, 'cannotReply'>): boolean =>
  cannotReply === 'no-way-to-answer' || cannotReply === 'writer-out-of-reach';
