import { expect, test } from 'vitest';
import type { Draft } from '#contract/tickets';
import { FileId } from '#kernel/ids';
import {
  afterSave,
  EMPTY_DRAFT,
  inserted,
  isBlank,
  type KeptDraft,
  reconciled,
  shortNameAt,
} from '../../../../web/features/tickets/drafts.rules.ts';

const server = (text: string, version: number, other: string | null = null): Draft => ({
  kind: 'reply',
  text,
  version,
  savedAt: '2026-11-09T09:00:00.000Z',
  other,
  files: [],
});
const own = (more: Partial<KeptDraft>): KeptDraft => ({ ...EMPTY_DRAFT, ...more });

const file = (name: string) => ({
  id: FileId.parse(`01a21493-322b-7000-9795-0000000000${name}`),
  name,
  sizeBytes: 3,
  state: 'clean' as const,
});
const [one, two] = [file('01'), file('02')];

test('a file alone is something to send; neither word nor file is not', () => {
  expect(isBlank(own({ files: [one] }))).toBe(false);
  expect(isBlank(own({ text: ' \n' }))).toBe(true);
});

test('files that were chosen here and in another window are both there', () => {
  const mine = own({ text: 'mine', files: [one], basedOn: 1, isDirty: true });

  expect(reconciled(mine, { ...server('theirs', 2), files: [two] })).toMatchObject({
    files: [one, two],
    other: 'theirs',
  });
  expect(reconciled(own({ text: 'kept', basedOn: 2 }), { ...server('kept', 3), files: [two] })).toMatchObject({
    files: [two],
    basedOn: 3,
  });
});

test('a file that is dropped while its draft is being saved stays dropped', () => {
  const sent = { text: 'a', files: [one, two] };
  const dropped = own({ text: 'a', files: [two], basedOn: 1, isDirty: true });

  const next = afterSave(dropped, sent, { ...server('a', 2), files: [one, two] });

  expect(next).toMatchObject({ files: [two], isDirty: true });
});

test('a screen with nothing typed takes what the server keeps', () => {
  expect(reconciled(EMPTY_DRAFT, server('kept', 3))).toMatchObject({ text: 'kept', basedOn: 3, isDirty: false });
  expect(reconciled(EMPTY_DRAFT, undefined)).toBe(EMPTY_DRAFT);
});

test('what was sent elsewhere is gone here, too', () => {
  expect(reconciled(own({ text: 'sent', basedOn: 3 }), undefined)).toBe(EMPTY_DRAFT);
});

test('unsaved words are never replaced: another window’s are offered beside them', () => {
  const mine = own({ text: 'mine', basedOn: 1, isDirty: true });

  expect(reconciled(mine, server('theirs', 2))).toMatchObject({ text: 'mine', isDirty: true, other: 'theirs' });
  expect(reconciled(mine, server('older', 1))).toBe(mine);
  expect(reconciled(mine, undefined)).toBe(mine);
});

test('a late answer of the server does not turn the text back', () => {
  const mine = own({ text: 'newer', basedOn: 5 });

  expect(reconciled(mine, server('older', 4))).toBe(mine);
});

test('the same again is the same object: nothing is drawn anew', () => {
  const mine = own({ text: 'same', basedOn: 2 });

  expect(reconciled(mine, server('same', 2))).toBe(mine);
});

test('what was typed while it was being saved is still unsaved', () => {
  const typed = own({ text: 'hello world', basedOn: 1, isDirty: true });

  expect(afterSave(typed, { text: 'hello', files: [] }, server('hello', 2))).toMatchObject({
    basedOn: 2,
    isDirty: true,
    other: null,
  });
  expect(afterSave(typed, { text: 'hello world', files: [] }, server('hello world', 2, 'theirs'))).toMatchObject({
    isDirty: false,
    other: 'theirs',
  });
});

test.each([
  [';', 1, { from: 0, typed: '' }],
  ['Hello ;ref', 10, { from: 6, typed: 'ref' }],
  ['Добрый день\n;отказ', 18, { from: 12, typed: 'отказ' }],
  ['a;b', 3, undefined],
  ['see; this', 4, undefined],
  ['; x', 3, undefined],
] as const)('in %j with the cursor at %i the template being typed is %j', (text, cursor, found) => {
  expect(shortNameAt(text, cursor)).toEqual(found);
});

test('a text put in leaves what stands around it', () => {
  expect(inserted('Hi ;ref, bye', 3, 7, 'REFUND')).toEqual({ text: 'Hi REFUND, bye', cursor: 9 });
});
