import { useSyncExternalStore } from 'react';
import type { DraftedPiece } from '#contract/answers';
import { type Draft, type DraftFile, saveDraft } from '#contract/tickets';
import type { PersonId, TemplateId, TicketId } from '#kernel/ids';
import { call } from '../../lib/call.ts';
import { afterSave, type DraftKind, EMPTY_DRAFT, joinedFiles, type KeptDraft, reconciled } from './drafts.rules.ts';

/** Whose words, on which ticket, to whom. */
export interface DraftPlace {
  personId: PersonId;
  ticketId: TicketId;
  kind: DraftKind;
}

export type DraftState = 'empty' | 'saved' | 'saving' | 'waiting' | 'only-here';

interface Entry {
  place: DraftPlace;
  draft: KeptDraft;
  state: DraftState;
  timer: ReturnType<typeof setTimeout> | undefined;
  running: Promise<void> | undefined;
}

const SAVE_MS = 2000;
const AGAIN_MS = 5000;
const entries = new Map<string, Entry>();
const listeners = new Set<() => void>();

const keyOf = ({ personId, ticketId, kind }: DraftPlace) => `vakhta.draft.${personId}.${ticketId}.${kind}`;

function entryOf(place: DraftPlace): Entry {
  const key = keyOf(place);
  const known = entries.get(key);
  if (known !== undefined) return known;
  const draft = readKept(key);
  const entry: Entry = { place, draft, state: stateOf(draft), timer: undefined, running: undefined };
  entries.set(key, entry);
  if (draft.isDirty) saveSoon(entry, 0);
  return entry;
}

/** What is typed there now. */
export function useDraft(place: DraftPlace): { draft: KeptDraft; state: DraftState } {
  const entry = entryOf(place);
  const draft = useSyncExternalStore(subscribe, () => entry.draft);
  const state = useSyncExternalStore(subscribe, () => entry.state);
  return { draft, state };
}

export const draftNow = (place: DraftPlace): KeptDraft => entryOf(place).draft;

/** Keeps what is typed: here with every key, at the server within two seconds. */
export function typeDraft(
  place: DraftPlace,
  text: string,
  more: Partial<Pick<KeptDraft, 'pieces' | 'templates' | 'files'>> = {},
): void {
  const entry = entryOf(place);
  const marks = text.trim() === '' ? { pieces: [], templates: [] } : {};
  keep(entry, { ...entry.draft, ...more, ...marks, text, isDirty: true }, 'waiting');
  saveSoon(entry, SAVE_MS);
}

export function insertDraft(
  place: DraftPlace,
  text: string,
  mark: { piece?: DraftedPiece; template?: TemplateId },
): void {
  const { pieces, templates } = entryOf(place).draft;
  typeDraft(place, text, {
    pieces: mark.piece === undefined ? pieces : [...pieces, mark.piece],
    templates: mark.template === undefined ? templates : [...templates, mark.template],
  });
}

/** Chooses which files go along; the words stay. */
export function changeFiles(place: DraftPlace, change: (files: DraftFile[]) => DraftFile[]): void {
  const { text, files } = draftNow(place);
  typeDraft(place, text, { files: change(files) });
}

/** What was sent and came back: its words and its files, beside what was chosen since. */
export function takeBackDraft(place: DraftPlace, back: { text: string; files: DraftFile[] }): void {
  typeDraft(place, back.text, { files: joinedFiles(draftNow(place).files, back.files) });
}

/** Takes in what the server keeps, without ever losing what is typed here. */
export function meetServer(place: DraftPlace, server: Draft | undefined): void {
  const entry = entryOf(place);
  if (entry.running !== undefined) return;
  const next = reconciled(entry.draft, server);
  if (next !== entry.draft) keep(entry, next, next.isDirty ? entry.state : stateOf(next));
}

/** Waits until nothing of this draft is on its way, so that no late copy comes to life again after it was sent. */
export async function settleDraft(place: DraftPlace): Promise<void> {
  const entry = entryOf(place);
  clearTimeout(entry.timer);
  entry.timer = undefined;
  await entry.running;
}

export function forgetDraft(place: DraftPlace): void {
  keep(entryOf(place), EMPTY_DRAFT, 'empty');
}

/** The other window's words take the place of one's own, or are let go. */
export function decideOther(place: DraftPlace, takesOther: boolean): void {
  const entry = entryOf(place);
  const { other } = entry.draft;
  if (other === null) return;
  entry.draft = { ...entry.draft, other: null };
  if (takesOther) typeDraft(place, other);
  else keep(entry, entry.draft, entry.state);
}

function saveSoon(entry: Entry, waitMs: number): void {
  entry.timer ??= setTimeout(() => {
    entry.timer = undefined;
    entry.running = save(entry).finally(() => {
      entry.running = undefined;
    });
  }, waitMs);
}

async function save(entry: Entry): Promise<void> {
  const { text, files, basedOn, isDirty } = entry.draft;
  if (!isDirty) return;
  const { ticketId, kind } = entry.place;
  keep(entry, entry.draft, 'saving');
  const body = { text, files: files.map(({ id }) => id), basedOn };
  try {
    const saved = await call(saveDraft, { params: { ticketId, kind }, body });
    const next = afterSave(entry.draft, { text, files }, saved);
    keep(entry, next, next.isDirty ? 'waiting' : stateOf(next));
    if (next.isDirty) saveSoon(entry, SAVE_MS);
  } catch {
    keep(entry, entry.draft, 'only-here');
    saveSoon(entry, AGAIN_MS);
  }
}

const stateOf = ({ text, files, isDirty }: KeptDraft): DraftState => {
  if (isDirty) return 'only-here';
  return text === '' && files.length === 0 ? 'empty' : 'saved';
};

function keep(entry: Entry, draft: KeptDraft, state: DraftState): void {
  const key = keyOf(entry.place);
  if (draft !== entry.draft || !localStorage.getItem(key)) writeKept(key, draft);
  entry.draft = draft;
  entry.state = state;
  for (const listener of listeners) listener();
}

function writeKept(key: string, draft: KeptDraft): void {
  try {
    if (draft.text === '' && draft.files.length === 0 && !draft.isDirty) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // A full store keeps nothing more; the server still does.
  }
}

function readKept(key: string): KeptDraft {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<KeptDraft> | null; // written by this file alone
    return kept === null ? EMPTY_DRAFT : { ...EMPTY_DRAFT, ...kept };
  } catch {
    return EMPTY_DRAFT;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
