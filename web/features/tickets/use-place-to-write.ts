import { type RefObject, useLayoutEffect } from 'react';
import type { Ticket } from '#contract/tickets';
import { useSelf } from '../../lib/actor.ts';
import type { DraftKind } from './drafts.rules.ts';
import { meetServer } from './drafts.ts';
import { comeToWrite, takeAhead } from './writing-ahead.ts';

interface PlaceToWrite {
  ticket: Ticket;
  mayReply: boolean;
  field: RefObject<HTMLTextAreaElement | null>;
  onMode(mode: DraftKind): void;
}

/** The field is there: first with what the server keeps, then with what was struck before it came. */
export function usePlaceToWrite({ ticket, mayReply, field, onMode }: PlaceToWrite): void {
  const self = useSelf();
  useLayoutEffect(() => {
    for (const kind of ['reply', 'note'] as const) {
      const server = ticket.drafts.find((draft) => draft.kind === kind);
      meetServer({ personId: self.id, ticketId: ticket.id, kind }, server);
    }
  }, [ticket, self.id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it comes
  useLayoutEffect(() => {
    const leave = comeToWrite(ticket.id);
    const kind = takeAhead(ticket.id, mayReply);
    if (kind !== undefined) {
      onMode(kind);
      field.current?.focus();
    }
    return leave;
  }, []);
}
