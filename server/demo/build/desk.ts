import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from '#contract/channels';
import {
  type Channels,
  createChannels,
  createPace,
  type IntakeRow,
  keepInbound,
  type Receive,
  sendOutbound,
  takeInbound,
} from '../../domains/channels/index.ts';
import { listOnDuty } from '../../domains/rota/index.ts';
import { receiveMessage } from '../../domains/tickets/index.ts';
import type { AccountId, MessageId, PersonId, SessionId, TicketId } from '../../kernel/ids.ts';
import { type Context, type ContextServices, createContext } from '../../platform/context.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Secrets } from '../../platform/secrets.ts';

/** Where a message of the sample ended. */
export interface Taken {
  ticketId: TicketId;
  messageId: MessageId;
}

/** The desk as it works, with everybody else out of reach: what goes out is thought to have arrived. */
export interface SampleDesk {
  /** Takes one message in; undefined when it became no part of a ticket. */
  take(accountId: AccountId, said: IncomingMessage): Promise<Taken | undefined>;
  /** Lets what was written leave. */
  send(): Promise<void>;
  /** A context of somebody who is on duty now. */
  onDuty(): Promise<Context>;
}

export interface DeskParts {
  services: ContextServices;
  log: Logger;
  secrets: Secrets;
  ctx: Context;
}

export function createSampleDesk({ services, log, secrets, ctx: loud }: DeskParts): SampleDesk {
  const ctx = quiet(loud);
  const taken = new Map<string, Taken>();
  const receive: Receive = async (at, received) => {
    const outcome = await receiveMessage(at, received);
    const { ticketId, messageId } = outcome;
    if (received.said.kind === 'message' && ticketId !== undefined && messageId !== undefined)
      taken.set(received.said.providerMessageId, { ticketId, messageId });
    return outcome;
  };
  const channels = deafChannels({ services, log, secrets });
  const pace = { ...createPace(() => 0), leave: () => 0 };
  const onDuty = createOnDuty(services, ctx);
  let key = 0;
  return {
    take: async (accountId, said) => {
      key += 1;
      const row: IntakeRow = {
        accountId,
        deliveryKey: `sample-${key}`,
        lane: said.conversation.address,
        said,
        original: JSON.stringify(said),
        receivedAt: ctx.clock.now(),
      };
      await ctx.change('sample.build', 'inbound', ({ tx }) => keepInbound(tx, [row]));
      await takeInbound(ctx, receive);
      const end = taken.get(said.providerMessageId);
      taken.clear();
      return end;
    },
    send: async () => void (await sendOutbound(ctx, channels, pace)),
    onDuty,
  };
}

/** Gives contexts of whoever is on duty at the moment. */
export function createOnDuty(services: ContextServices, ctx: Context): SampleDesk['onDuty'] {
  const sessions = new Map<PersonId, SessionId>();
  return async () => {
    const [first] = await listOnDuty(ctx.read, ctx.clock.now());
    if (first === undefined) return ctx;
    const { personId } = first;
    const sessionId = sessions.get(personId) ?? (randomUUID() as SessionId); // nobody looks it up
    sessions.set(personId, sessionId);
    return quiet(createContext(services, { kind: 'person', personId, sessionId, role: 'engineer' }, 'all'));
  };
}

/** Nobody watches while the sample is made, and nothing reacts: facts of which nobody would hear are not written down. */
const quiet = (ctx: Context): Context => ({
  ...ctx,
  // A getter, which a copy would have read once and for all.
  get read() {
    return ctx.read;
  },
  change: (action, subjectId, work) =>
    ctx.change(action, subjectId, (write) => work({ ...write, emit: async () => {} })),
});

/** Channels whose other ends take everything and say nothing. */
function deafChannels(parts: Omit<DeskParts, 'ctx'>): Channels {
  const channels = createChannels({ ...parts, publicUrl: new URL('http://127.0.0.1') });
  return {
    ...channels,
    open: (row) => ({
      ...channels.open(row),
      channel: {
        send: async ({ messageId }) => ({ outcome: 'sent', providerMessageId: `sample-${messageId}` }),
        test: async () => [],
      },
    }),
  };
}
