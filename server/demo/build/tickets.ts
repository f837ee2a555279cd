import { IncomingMessage } from '#contract/channels';
import { moveTicket, noteOnTicket, promiseTicket, replyToTicket, snoozeTicket } from '../../domains/tickets/index.ts';
import { AppError } from '../../kernel/errors.ts';
import type { MessageId, TicketId } from '../../kernel/ids.ts';
import { type ContextServices, inTransaction } from '../../platform/context.ts';
import type { Messengers } from '../connect-messengers.ts';
import {
  openingOutage,
  openStories,
  outageStories,
  type SampleWorld,
  type Story,
  type StoryStep,
  storiesOfDay,
} from '../sample/index.ts';
import type { SampleDesk } from './desk.ts';
import type { Stage } from './stage.ts';

const SIX_WEEKS = 42;

/** The day of the sample on which the first ticket comes. */
export const firstTicketDay = ({ days }: SampleWorld): number => Math.max(0, days - SIX_WEEKS);

export interface TicketsToBuild {
  stage: Stage;
  services: ContextServices;
  desk: SampleDesk;
  messengers: Messengers;
  openedMs: number;
  /** How many of the usual requests of a day. */
  share: number;
}

interface Happening {
  atMs: number;
  step: StoryStep;
  story: Story;
  progress: Progress;
}

/** How far a request has come. */
interface Progress {
  ticketId?: TicketId;
  said: number;
}

interface Building extends TicketsToBuild {
  /** The newest message, by ticket: what an answer has seen. */
  seen: Map<TicketId, MessageId>;
  /** A ticket of each merchant's group, by the merchant's number. */
  groups: Map<number, TicketId>;
}

export interface BuiltTickets {
  /** Those that are open at the end. */
  open: readonly TicketId[];
  groups: ReadonlyMap<number, TicketId>;
}

/** Six weeks of requests, taken and answered as they came. */
export async function buildTickets(given: TicketsToBuild): Promise<BuiltTickets> {
  const parts: Building = { ...given, seen: new Map(), groups: new Map() };
  const { stage, services, openedMs, share } = parts;
  const { world } = stage;
  const all: Happening[] = [];
  for (let day = firstTicketDay(world); day < world.days; day += 1)
    for (const story of storiesOfDay(world, day, share * grownBy(world, day))) all.push(...happeningsOf(story));
  const outage = openingOutage(world, openedMs);
  const asking = outage === undefined ? [] : outageStories(world, outage, openedMs);
  const open = [...openStories(world, openedMs), ...asking].map(happeningsOf);
  all.push(...open.flat());
  const due = all.filter(({ atMs }) => atMs <= openedMs).sort((a, b) => a.atMs - b.atMs);
  for (let at = 0; at < due.length; at += TOGETHER)
    // A commit costs as much as a verb: many share one.
    await inTransaction(services, async () => {
      for (const happening of due.slice(at, at + TOGETHER)) await happenIfItCan(parts, happening);
    });
  return { open: [...new Set(open.flatMap(([first]) => first?.progress.ticketId ?? []))], groups: parts.groups };
}

const TOGETHER = 60;
const FULL_DAYS = 14;

/** The desk has grown: before the last two weeks half as many wrote. It also keeps a newcomer from waiting. */
const grownBy = ({ days }: SampleWorld, day: number): number => (day >= days - FULL_DAYS ? 1 : 0.5);

function happeningsOf(story: Story): Happening[] {
  const progress: Progress = { said: 0 };
  return story.steps.map(({ atMs, step }) => ({ atMs, step, story, progress }));
}

/** Two requests of one person may have become one ticket: what the first has ended needs no second end. */
async function happenIfItCan(parts: Building, happening: Happening): Promise<void> {
  try {
    await happen(parts, happening);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'conflict')) throw error;
  }
}

async function happen(parts: Building, { atMs, step, story, progress }: Happening): Promise<void> {
  const { stage, desk } = parts;
  stage.clock.set(Temporal.Instant.fromEpochMilliseconds(atMs));
  if (step.act === 'write') return write(parts, story, step, progress);
  const { ticketId } = progress;
  if (ticketId === undefined) return;
  const ctx = await desk.onDuty();
  const until = (minutes: number) => Temporal.Instant.fromEpochMilliseconds(atMs).add({ minutes }).toString();
  switch (step.act) {
    case 'answer': {
      const { messageId } = await replyToTicket(ctx, {
        ticketId,
        text: step.text,
        seen: parts.seen.get(ticketId) ?? null,
        afterwards: step.afterwards,
      });
      parts.seen.set(ticketId, messageId);
      stage.clock.set(stage.clock.now().add({ seconds: 10 }));
      return desk.send();
    }
    case 'note':
      return void (await noteOnTicket(ctx, ticketId, step.text));
    case 'wait-inside':
      return void (await moveTicket(ctx, ticketId, { move: 'wait-inside', on: step.on }));
    case 'snooze':
      return void (await snoozeTicket(ctx, ticketId, until(step.minutes)));
    case 'promise':
      return void (await promiseTicket(ctx, ticketId, { at: until(step.minutes), text: step.text }));
    default:
      return void (await moveTicket(ctx, ticketId, { move: step.act }));
  }
}

async function write(
  { desk, messengers, stage, seen, groups }: Building,
  story: Story,
  step: WriteStep,
  progress: Progress,
): Promise<void> {
  progress.said += 1;
  const at = stage.clock.now().toString({ fractionalSecondDigits: 6 });
  const accountId = story.channel === 'email' ? messengers.mailboxId : messengers.botId;
  const taken = await desk.take(accountId, messageOf(story, step, progress, at));
  if (taken === undefined) return;
  // What joined another ticket of the same person goes on there.
  progress.ticketId = taken.ticketId;
  const { merchantNumber } = story.persona;
  if (story.channel === 'group' && merchantNumber !== undefined) groups.set(merchantNumber, taken.ticketId);
  seen.set(taken.ticketId, taken.messageId);
}

type WriteStep = Extract<StoryStep, { act: 'write' }>;

function messageOf(story: Story, { text, subject }: WriteStep, progress: Progress, at: string): IncomingMessage {
  const { persona, steps, channel } = story;
  const name = `${steps[0]?.atMs}${progress.said}`;
  const isMail = channel === 'email';
  return IncomingMessage.parse({
    kind: 'message',
    conversation: conversationOf(story),
    sender: {
      identity: isMail
        ? { kind: 'email', value: persona.email }
        : { kind: 'telegram', value: String(persona.telegram.id) },
      name: persona.name,
      language: persona.language,
    },
    providerMessageId: isMail ? `<${name}@sample.example>` : name,
    at,
    text,
    ...(isMail && {
      subject,
      proof: { addressAligned: true },
      threading: { ticketToken: progress.ticketId },
    }),
  });
}

function conversationOf({ persona: { email, telegram, group }, channel }: Story): IncomingMessage['conversation'] {
  if (channel === 'email') return { address: email, kind: 'mail' };
  if (channel === 'group' && group !== undefined)
    return { address: String(group.id), kind: 'group', title: group.title };
  return { address: String(telegram.id), kind: 'private' };
}
