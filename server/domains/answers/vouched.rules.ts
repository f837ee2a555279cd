import type { ConversationAddress, IncomingMessage } from '#contract/channels';
import type { Identity } from '#contract/contacts';

type Vouched = IncomingMessage['proof'];

interface FromWriter {
  sender: IncomingMessage['sender'] | null;
  proof: Vouched;
}

/**
 * The addresses of who wrote, and whether the channel vouches for each. A Telegram account is its number; a mail proves its
 * address only when it is aligned, and only while every mail of that address here is: one that is not may be anybody's.
 */
export function identitiesOf(
  said: readonly FromWriter[],
  earlier: readonly Vouched[] = [],
): (Identity & { vouched: boolean })[] {
  const found = new Map<string, Identity & { vouched: boolean }>();
  for (const { sender, proof } of said) {
    const identity = sender?.identity;
    if (!identity) continue;
    const vouched = identity.kind === 'telegram' || (identity.kind === 'email' && proof.addressAligned === true);
    const key = `${identity.kind}:${identity.value}`;
    found.set(key, { ...identity, vouched: vouched && (found.get(key)?.vouched ?? true) });
  }
  for (const { ownPhone } of [...earlier, ...said.map(({ proof }) => proof)])
    if (ownPhone !== undefined) found.set(`phone:${ownPhone}`, { kind: 'phone', value: ownPhone, vouched: true });
  return [...found.values()];
}

/** Of a conversation that the desk began: whoever reads what is sent there. */
export function addressedIdentity({
  conversationKind,
  address,
}: {
  conversationKind: ConversationAddress['kind'] | null;
  address: string | null;
}): (Identity & { vouched: true })[] {
  if (address === null) return [];
  if (conversationKind === 'mail') return [{ kind: 'email', value: address, vouched: true }];
  return conversationKind === 'private' ? [{ kind: 'telegram', value: address, vouched: true }] : [];
}
