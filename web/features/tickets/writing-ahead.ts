import { useSyncExternalStore } from 'react';
import type { TicketId } from '#kernel/ids';
import { holdKeyboard, isTextField } from '../../lib/keyboard.ts';
import { joinedAhead, struckAhead } from './ahead.rules.ts';
import type { DraftKind } from './drafts.rules.ts';
import { type DraftPlace, draftNow, typeDraft } from './drafts.ts';

/** Words that are struck for a ticket before there is a field for them. */
interface Ahead {
  place: DraftPlace;
  text: string;
  letGo(): void;
}

let ahead: Ahead | undefined;
/** The ticket whose page is there, with its field or with the reason why there is none. */
let here: TicketId | undefined;
const listeners = new Set<() => void>();

export const useAhead = (): Ahead | undefined => useSyncExternalStore(subscribe, () => ahead);
export const useHereToWrite = (): TicketId | undefined => useSyncExternalStore(subscribe, () => here);

/** From here on every letter is text for that place. */
export function writeAhead(place: DraftPlace): void {
  keepAhead();
  ahead = { place, text: '', letGo: holdKeyboard(hear) };
  tell();
}

/** What was written ahead becomes the draft that it was meant to be; for this ticket, says of which kind. */
export function takeAhead(ticketId: TicketId, mayReply: boolean): DraftKind | undefined {
  if (ahead === undefined) return undefined;
  const { place } = ahead;
  // Words that cannot be sent are kept where they are seen, and go nowhere from there.
  const isMeant = place.ticketId === ticketId;
  if (isMeant && !mayReply) ahead.place = { ...place, kind: 'note' };
  const { kind } = ahead.place;
  keepAhead();
  return isMeant ? kind : undefined;
}

/** The page of a ticket is there; gives back how it goes. */
export function comeToWrite(ticketId: TicketId): () => void {
  here = ticketId;
  tell();
  return () => {
    if (here === ticketId) here = undefined;
    tell();
  };
}

function hear(event: KeyboardEvent): boolean {
  if (ahead === undefined || isTextField(event.target)) return false;
  const text = struckAhead(ahead.text, event);
  if (text === undefined) return false;
  if (text === null) keepAhead();
  else ahead = { ...ahead, text };
  tell();
  return true;
}

/** Nobody goes on but for this ticket. */
export function keepAheadOfOthers(ticketId: string | undefined): void {
  if (ahead !== undefined && ahead.place.ticketId !== ticketId) keepAhead();
}

/** Nobody goes on: what is there is a draft. */
export function keepAhead(): void {
  if (ahead === undefined) return;
  const { place, text, letGo } = ahead;
  ahead = undefined;
  letGo();
  if (text !== '') typeDraft(place, joinedAhead(draftNow(place).text, text));
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
