import { createHmac, timingSafeEqual } from 'node:crypto';
import { TicketId } from '../../../kernel/ids.ts';
import type { Secrets } from '../../../platform/secrets.ts';
import { encode, MAC_LENGTH, readReplyAddress, replyAddress } from './reply-address.rules.ts';

/** Addresses that only we can make: who writes to one has had it from us, so nothing else about the mail need be believed. */
export interface ReplyTokens {
  sign(desk: string, ticketId: TicketId): string | undefined;
  /** The ticket of the first address that bears our signature. */
  read(addresses: readonly string[]): TicketId | undefined;
}

export function createReplyTokens(secrets: Secrets): ReplyTokens {
  const keys = secrets.derive('mail-reply-address');
  const macOf = (key: Buffer, ticketId: string) =>
    encode(createHmac('sha256', key).update(ticketId).digest()).slice(0, MAC_LENGTH);
  return {
    sign: (desk, ticketId) => replyAddress(desk, { ticketId, mac: macOf(keys[0], ticketId) }),
    read: (addresses) => {
      for (const address of addresses) {
        const token = readReplyAddress(address);
        if (token === undefined) continue;
        const given = Buffer.from(token.mac);
        const isOurs = keys.some((key) => timingSafeEqual(Buffer.from(macOf(key, token.ticketId)), given));
        const ticketId = TicketId.safeParse(token.ticketId);
        if (isOurs && ticketId.success) return ticketId.data;
      }
      return undefined;
    },
  };
}
