import { expect, test } from 'vitest';
import type { ThreadEntry, ThreadMessage } from '#contract/tickets';
import { MessageId, NoteId, PersonId } from '#kernel/ids';
import {
  entriesOf,
  itemsOf,
  newestInbound,
  newestMark,
  newestOfOthers,
  renewed,
  type ThreadPages,
} from '../../../../web/features/tickets/thread.rules.ts';

const uuid = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
const message = (place: number, direction: 'in' | 'out' = 'in', text = ''): ThreadMessage => ({
  entry: 'message',
  id: MessageId.parse(uuid(place)),
  mark: uuid(place),
  at: '2026-11-09T09:00:00.000Z',
  direction,
  authorName: 'Somebody',
  authorId: null,
  from: null,
  hasOriginal: false,
  subject: null,
  text,
  quoted: null,
  hasHtml: false,
  files: [],
  automatic: null,
  editedAt: null,
  cameLate: false,
  delivery: null,
});
const note = (place: number): ThreadEntry => ({
  entry: 'note',
  id: NoteId.parse(uuid(place)),
  at: '2026-11-09T09:00:00.000Z',
  authorName: 'Somebody',
  authorId: null,
  text: '',
});
const event = (place: number): ThreadEntry => ({
  entry: 'event',
  id: uuid(place),
  at: '2026-11-09T09:00:00.000Z',
  what: 'closed',
  byName: null,
  facts: {},
});
const places = (entries: readonly { id: string }[]) => entries.map(({ id }) => Number(id.slice(-12)));
const pagesOf = (...pages: ThreadEntry[][]): ThreadPages => ({
  pages: pages.map((items) => ({ items })),
  pageParams: [],
});

test('pages come newest first and are read oldest first', () => {
  expect(places(entriesOf(pagesOf([message(3), message(4)], [message(1), message(2)])))).toEqual([1, 2, 3, 4]);
  expect(entriesOf(undefined)).toEqual([]);
});

test('the newest page read again adds what is new, renews what changed and loses nothing', () => {
  const shown = pagesOf([message(3), message(4)], [message(1), message(2)]);

  const after = renewed(shown, [message(2, 'in', 'edited'), message(4, 'in', 'edited'), note(5)]);

  expect(places(entriesOf(after))).toEqual([1, 2, 3, 4, 5]);
  expect(entriesOf(after).map((entry) => ('text' in entry ? entry.text : ''))).toEqual([
    '',
    'edited',
    '',
    'edited',
    '',
  ]);
});

test('events between two messages are folded together', () => {
  const items = itemsOf([message(1), event(2), event(3), note(4), event(5)]);

  expect(items.map((item) => (item.entry === 'events' ? item.events.length : item.entry))).toEqual([
    'message',
    2,
    'note',
    1,
  ]);
});

test('the newest to be seen is what others said last, or said otherwise; nothing of one’s own or of the program', () => {
  const [self, colleague] = [PersonId.parse(uuid(91)), PersonId.parse(uuid(92))];
  const by = (place: number, authorId: PersonId) => ({ ...message(place, 'out'), authorId });
  // The sixth came late and stands above what was there before it.
  const entries = [message(1), message(6), by(2, self), message(3, 'out'), by(4, colleague), note(5)];

  expect(newestOfOthers(entries, self)).toBe(uuid(6));
  expect(newestOfOthers([by(2, self)], self)).toBeNull();
  const edited = { ...by(1, colleague), mark: uuid(7) };
  expect(newestOfOthers([edited, ...entries], self)).toBe(uuid(7));
  expect(newestMark([edited], uuid(8))).toBe(uuid(8));
  expect(newestMark([edited], null)).toBe(uuid(7));
  expect(newestInbound(entries)?.id).toBe(uuid(6));
});
