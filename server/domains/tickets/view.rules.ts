import { z } from 'zod';
import { ChannelKind } from '#contract/channels';
import { ContactId, MerchantId, PersonId, TransactionUid } from '#kernel/ids';
import { TicketSort, TicketStatus, Topic, WaitingOn, WriterSide } from './contract.ts';

const Flag = z.enum(['unassigned', 'promised', 'unread', 'snoozed', 'undelivered']);
type Flag = z.infer<typeof Flag>;

/** What a view asks for; a word that is not understood is told, never guessed at. */
export interface View {
  assignee?: 'me' | 'nobody' | PersonId;
  /** Who opened it by hand. */
  openedBy?: 'me' | PersonId;
  statuses?: TicketStatus[];
  topics?: Topic[];
  channel?: ChannelKind;
  side?: WriterSide;
  waitingOn?: WaitingOn;
  merchantId?: MerchantId;
  contactId?: ContactId;
  transactionUid?: TransactionUid;
  incidentNumber?: number;
  dueWithinMinutes?: number;
  openedWithinMinutes?: number;
  /** What was promised for then, or should have been kept by now; `today` ends with the day of the desk's clocks. */
  promisedWithin?: 'today' | number;
  flags: Flag[];
  number?: number;
  words: string;
  sort: TicketSort;
  notUnderstood: string[];
}

/** Everything that is not done. */
export const OPEN = TicketStatus.options.filter((status) => status !== 'done');

const MINUTES = { m: 1, h: 60, d: 1440, w: 10_080 } as const;

/** Reads `assignee:me topic:limit,declined due:<30m free words`. Keys are the same in every language of the console. */
export function parseView(text: string): View {
  const view: View = { flags: [], words: '', sort: 'deadline', notUnderstood: [] };
  const words: string[] = [];
  for (const [term] of text.matchAll(/"[^"]*"?|\S+/gu)) if (!readTerm(view, term)) words.push(term);
  view.words = words.join(' ');
  const isLookedUp = view.words !== '' || view.statuses?.includes('done') === true;
  if (isLookedUp && !/(?:^|\s)sort:/iu.test(text)) view.sort = 'newest';
  return view;
}

/** Whether a term says something of the view; what does not is a word to be searched. */
function readTerm(view: View, term: string): boolean {
  const number = /^#(\d{1,15})$/.exec(term)?.[1];
  if (number !== undefined) return set(view, 'number', Number(number));
  const [, key = '', value = ''] = /^([a-z]+):(.+)$/iu.exec(term) ?? [];
  const read = KEYS.get(key.toLowerCase());
  if (read === undefined) return isUnknownKey(term) && tell(view, term);
  // Uids tell small letters from large ones.
  if (!read(view, key.toLowerCase() === 'tx' ? value : value.toLowerCase())) view.notUnderstood.push(term);
  return true;
}

/** Addresses, times and what stands in quotes are words of somebody's message; anything else with a colon means a key. */
const isUnknownKey = (term: string) => /^\p{L}+:(?!\/\/)\S/u.test(term);

function tell(view: View, term: string): true {
  view.notUnderstood.push(term);
  return true;
}

type Read = (view: View, value: string) => boolean;

/** Sets what was read, or says that it was not understood. */
function set<Key extends keyof View>(view: View, key: Key, value: View[Key] | undefined): boolean {
  if (value === undefined) return false;
  view[key] = value;
  return true;
}

const oneOf =
  <Schema extends z.ZodType, Key extends keyof View>(schema: Schema, key: Key): Read =>
  (view, value) =>
    set(view, key, schema.safeParse(value).data as View[Key] | undefined); // the schema belongs to the key

const severalOf =
  <Schema extends z.ZodType, Key extends keyof View>(schema: Schema, key: Key): Read =>
  (view, value) =>
    set(view, key, z.array(schema).safeParse(value.split(',')).data as View[Key] | undefined); // the schema belongs to the key

function minutesOf(value: string): number | undefined {
  const [, count, unit] = /^<(\d{1,4})([mhdw])$/.exec(value) ?? [];
  return count === undefined ? undefined : Number(count) * MINUTES[unit as keyof typeof MINUTES]; // the pattern allows no other
}

const within =
  (key: 'dueWithinMinutes' | 'openedWithinMinutes'): Read =>
  (view, value) =>
    set(view, key, minutesOf(value));

const readPromised: Read = (view, value) => set(view, 'promisedWithin', value === 'today' ? value : minutesOf(value));

const readStatus: Read = (view, value) => {
  if (value === 'any') return set(view, 'statuses', [...TicketStatus.options]);
  if (value === 'open') return set(view, 'statuses', [...OPEN]);
  return severalOf(TicketStatus, 'statuses')(view, value);
};

const readFlag: Read = (view, value) => {
  const flag = Flag.safeParse(value).data;
  if (flag === undefined) return false;
  if (flag === 'unassigned') view.assignee = 'nobody';
  if (!view.flags.includes(flag)) view.flags.push(flag);
  return true;
};

const Assignee = z.union([z.enum(['me', 'nobody']), PersonId]);

const Opener = z.union([z.literal('me'), PersonId]);

const IncidentNumber = z.coerce.number().int().positive().max(2_147_483_647);

const KEYS = new Map<string, Read>([
  ['assignee', oneOf(Assignee, 'assignee')],
  ['by', oneOf(Opener, 'openedBy')],
  ['status', readStatus],
  ['topic', severalOf(Topic, 'topics')],
  ['channel', oneOf(ChannelKind, 'channel')],
  ['side', oneOf(WriterSide, 'side')],
  ['on', oneOf(WaitingOn, 'waitingOn')],
  ['merchant', oneOf(MerchantId, 'merchantId')],
  ['contact', oneOf(ContactId, 'contactId')],
  ['tx', oneOf(TransactionUid, 'transactionUid')],
  ['incident', oneOf(IncidentNumber, 'incidentNumber')],
  ['due', within('dueWithinMinutes')],
  ['opened', within('openedWithinMinutes')],
  ['promised', readPromised],
  ['is', readFlag],
  ['sort', oneOf(TicketSort, 'sort')],
]);
