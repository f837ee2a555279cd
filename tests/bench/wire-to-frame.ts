import { sql } from 'drizzle-orm';
import { Frame } from '../../server/realtime/contract.ts';
import type { BenchClient, Stage } from './bench-stage.ts';
import { openLoop } from './closed-loop.ts';
import { settled } from './desk-balance.ts';
import { openScreen, type Screen } from './many-screens.ts';
import { spreadOf } from './report.ts';

/** What may still be on its way to a screen when everything has run. */
const LAST_FRAMES_MS = 1000;

export interface Sent {
  /** Where messages go in, and at whose doorbell the screen hangs. */
  into: BenchClient;
  screenAt: BenchClient;
  /** Whose desks the screen follows, beside nobody's. */
  people: readonly string[];
  requests: readonly Buffer[];
  perSecond: number;
}

export interface Arrival {
  ticketId: string;
  /** From the request on the wire to the frame that shows the new ticket. */
  shownMs: number;
  /** To the frame after it that says that the ticket has changed; undefined where nothing was found. */
  foundMs: number | undefined;
}

/** Sends messages at a pace to a desk with one screen that follows all of it; gives when each new ticket was shown. */
export async function wireToFrame(stage: Stage, sent: Sent): Promise<Arrival[]> {
  const { into, screenAt, people, requests, perSecond } = sent;
  const screen = await openScreen(screenAt.port, '/live', screenAt.cookie);
  for (const desk of ['nobody', ...people]) await screen.watch(`desk:${desk}`);
  const before = await lastTicket(stage);
  const { sentAt } = await openLoop({ port: into.port, requests, perSecond });
  await settled(stage);
  await new Promise((resolve) => setTimeout(resolve, LAST_FRAMES_MS));
  screen.close();
  const opened = await openedSince(stage, before);
  const first = Math.min(...opened.map(({ update }) => update));
  const times = frameTimes(screen);
  return opened.flatMap(({ ticketId, update }) => {
    const [shown, found] = times.get(ticketId) ?? [];
    const began = sentAt[update - first] ?? Number.NaN;
    if (shown === undefined) return [];
    return [{ ticketId, shownMs: shown - began, foundMs: found === undefined ? undefined : found - began }];
  });
}

export const shownSpread = (arrivals: readonly Arrival[]) => spreadOf(arrivals.map(({ shownMs }) => shownMs));

/** When each ticket was first named, and when it was first said after that to have changed. */
function frameTimes({ heard }: Screen): Map<string, [number, number?]> {
  const times = new Map<string, [number, number?]>();
  const frames = heard.filter(({ name }) => name === 'frame');
  const namings = frames.flatMap(({ at, body }) => {
    const { type, ids } = Frame.parse(JSON.parse(body));
    return ids.map((id) => ({ id, type, at }));
  });
  for (const { id, type, at } of namings) {
    const known = times.get(id);
    if (known === undefined) times.set(id, [at]);
    else if (type === 'ticket.changed') known[1] ??= at;
  }
  return times;
}

/** The number of the update that opened each ticket is the name of its delivery. */
async function openedSince({ db }: Stage, number: number): Promise<{ ticketId: string; update: number }[]> {
  const rows = await db.read.execute<{ id: string; update: string }>(sql`
    select t.id, i.delivery_key as update from tickets t
    join inbound i on i.ticket_id = t.id and i.state = 'ticketed' where t.number > ${number}`);
  return rows.map(({ id, update }) => ({ ticketId: id, update: Number(update) }));
}

async function lastTicket({ db }: Stage): Promise<number> {
  const [row] = await db.write.execute<{ n: string }>(sql`select coalesce(max(number), 0) as n from tickets`);
  return Number(row?.n ?? 0);
}
