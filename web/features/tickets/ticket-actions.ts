import { useTranslation } from 'react-i18next';
import type { Ticket } from '#contract/tickets';
import type { Action } from '#kernel/permissions';
import { useMay, useSelf } from '../../lib/actor.ts';
import type { TicketActs } from './use-ticket-acts.ts';

export type TicketDialog =
  | 'assign'
  | 'hand-over'
  | 'snooze'
  | 'promise'
  | 'topic'
  | 'about'
  | 'status'
  | 'merge'
  | 'bind'
  | 'block'
  | undefined;

export interface TicketAction {
  name: string;
  keys: string;
  label: string;
  /** On the bar by itself; the rest lies in its menu. */
  isFirst: boolean;
  /** What it will do, told before it is done. */
  foretold: string;
  isNeeded: boolean;
  run(): void;
}

/** Everything that can be done to this ticket now by this person: the same list for keys, buttons, menu and palette. */
export function useTicketActions(
  ticket: Ticket | undefined,
  acts: TicketActs,
  open: (dialog: TicketDialog) => void,
): TicketAction[] {
  const { t } = useTranslation('tickets');
  const may = useMay();
  const self = useSelf();
  if (ticket === undefined) return [];
  const { possiblyContinues: continues } = ticket;
  const isOpen = ticket.status !== 'done';
  const isMine = ticket.assignee?.id === self.id;
  const isGroup = ticket.isGroup && ticket.conversationId !== null;
  const isKnown = ticket.contact !== null && ticket.contact.identities.length > 0;
  const facts = {
    number: ticket.number,
    name: ticket.writerName,
    owner: ticket.assignee?.name ?? t('foretold.nobody'),
    status: t(`status.${ticket.status}`),
    topic: t(`topic.${ticket.topic}`),
    continues: continues?.number ?? '',
  };
  const all: Possible[] = [
    ['take', 'KeyI', 'ticket.assign', !isMine, () => void acts.assign(self.id)],
    ['assign', 'KeyA', 'ticket.assign', true, () => open('assign')],
    ['handOver', 'KeyH', 'ticket.assign', isMine, () => open('hand-over')],
    ['snooze', 'KeyS', 'ticket.change', isOpen, () => open('snooze')],
    ['close', 'KeyE', 'ticket.change', isOpen, () => void acts.move({ move: 'close' })],
    ['reopen', 'KeyE', 'ticket.change', !isOpen, () => void acts.move({ move: 'reopen' })],
    ['status', 'KeyW', 'ticket.change', isOpen, () => open('status')],
    ['promise', 'KeyP', 'ticket.change', isOpen, () => open('promise')],
    ['topic', 'KeyY', 'ticket.change', true, () => open('topic')],
    ['about', 'KeyU', 'ticket.change', ticket.mergedInto === null, () => open('about')],
    ['merge', 'KeyM', 'ticket.merge', ticket.mergedInto === null, () => open('merge')],
    ['join', 'KeyC', 'ticket.merge', continues !== null, () => continues && void acts.merge(continues.id)],
    ['bind', 'KeyB', 'conversation.bind', isGroup, () => open('bind')],
    ['block', 'Shift+KeyB', 'sender.block', isKnown, () => open('block')],
  ];
  return all
    .filter(([, , needs, isOn]) => isOn && may(needs))
    .map(([name, keys, , , run]) => ({
      name,
      keys,
      label: t(`act.${name}`),
      isFirst: FIRST.includes(name),
      foretold: t(`foretold.${name}`, facts),
      isNeeded: name === 'join' || (name === 'take' && ticket.assignee === null && isOpen),
      run,
    }));
}

type Possible = [name: ActionName, keys: string, needs: Action, isOn: boolean, run: () => void];

const FIRST: readonly ActionName[] = ['take', 'assign', 'handOver', 'snooze', 'close', 'reopen'];

type ActionName =
  | 'take'
  | 'assign'
  | 'handOver'
  | 'snooze'
  | 'close'
  | 'reopen'
  | 'status'
  | 'promise'
  | 'topic'
  | 'about'
  | 'merge'
  | 'join'
  | 'bind'
  | 'block';
