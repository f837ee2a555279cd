import type { AccountSettings, Incoming, IncomingMessage } from '../../server/domains/channels/contract.ts';
import { IncomingMessage as IncomingMessageSchema } from '../../server/domains/channels/contract.ts';
import { channelAccounts } from '../../server/domains/channels/tables.ts';
import { type Outcome, type Received, receiveMessage } from '../../server/domains/tickets/index.ts';
import { AccountId, InboundId, SessionId } from '../../server/kernel/ids.ts';
import type { Reach } from '../../server/kernel/permissions.ts';
import type { Context } from '../../server/platform/context.ts';
import type { Database } from '../../server/platform/db.ts';
import { newId } from '../../server/platform/new-id.ts';
import { testContext } from './database.ts';
import type { TestPerson } from './people.ts';

export { putOnDuty } from './on-duty.ts';

/** A bot or a mailbox of the desk, not connected to anything. */
export async function makeAccount(ctx: Context, kind: 'telegram' | 'email' = 'telegram'): Promise<AccountId> {
  const id = newId(AccountId);
  const settings: AccountSettings =
    kind === 'telegram'
      ? { kind, mode: 'webhook', apiRoot: 'http://127.0.0.1:9' }
      : {
          kind,
          address: 'help@desk.example',
          senderName: '',
          imap: null,
          listens: true,
          smtp: { host: '127.0.0.1', port: 9, security: 'none', user: '' },
          authservId: 'mx.desk.example',
        };
  await ctx.change('sample.build', id, ({ tx }) =>
    tx.insert(channelAccounts).values({
      id,
      key: id,
      kind,
      name: kind,
      settings,
      sealedSecrets: '',
      fingerprints: {},
      paused: false,
      cursor: {},
      revision: 1,
      createdAt: ctx.clock.now(),
    }),
  );
  return id;
}

let written = 0;

export interface Wrote extends Partial<Omit<IncomingMessage, 'kind' | 'conversation' | 'sender' | 'at' | 'threading'>> {
  /** The chat's number or the mail address; a group's starts with `-`. */
  chat?: string;
  /** The sender's account number or address, when it is not the chat. */
  from?: string;
  name?: string;
  at?: Temporal.Instant;
  threading?: Partial<IncomingMessage['threading']>;
  insist?: boolean;
}

/** A message as the channels hand it over. */
export function messageOf(ctx: Context, channel: 'telegram' | 'email', wrote: Wrote = {}): IncomingMessage {
  written += 1;
  const {
    chat = channel === 'email' ? 'payer@example.com' : '5001',
    from = chat,
    name = 'Anna Payer',
    at,
    insist,
    threading,
    ...rest
  } = wrote;
  const kind = channel === 'email' ? 'mail' : chat.startsWith('-') ? 'group' : 'private';
  return IncomingMessageSchema.parse({
    kind: 'message',
    conversation: { address: chat, kind },
    sender: { identity: { kind: channel, value: from }, name },
    providerMessageId: channel === 'email' ? `<${written}@example.com>` : String(written),
    at: (at ?? ctx.clock.now()).toString({ fractionalSecondDigits: 6 }),
    text: 'My payment was declined',
    ...rest,
    threading: { references: [], ...threading },
  });
}

/** Somebody writes to the desk. */
export function write(
  ctx: Context,
  accountId: AccountId,
  channel: 'telegram' | 'email',
  wrote: Wrote = {},
): Promise<Outcome> {
  return receive(ctx, accountId, channel, messageOf(ctx, channel, wrote), wrote.insist);
}

export function receive(
  ctx: Context,
  accountId: AccountId,
  channel: 'telegram' | 'email',
  said: Incoming,
  insist = false,
): Promise<Outcome> {
  const received: Received = { id: newId(InboundId), accountId, channel, said, receivedAt: ctx.clock.now(), insist };
  return receiveMessage(ctx, received);
}

/** A context of somebody of the desk. */
export function asPerson(ctx: Context, db: Database, person: TestPerson, reach: Reach = 'all'): Context {
  const actor = { kind: 'person' as const, personId: person.id, sessionId: newId(SessionId), role: person.role };
  return testContext(db, { actor, reach, clock: ctx.clock });
}
