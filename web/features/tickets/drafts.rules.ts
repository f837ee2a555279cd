import type { DraftedPiece } from '#contract/answers';
import type { Draft, DraftFile } from '#contract/tickets';
import type { TemplateId } from '#kernel/ids';

export type DraftKind = 'reply' | 'note';

/** What is typed, as this browser keeps it. */
export interface KeptDraft {
  text: string;
  /** The server's version that it builds on. */
  basedOn: number;
  /** Typed since the server was told. */
  isDirty: boolean;
  /** What another window of the same person wrote meanwhile. */
  other: string | null;
  pieces: DraftedPiece[];
  templates: TemplateId[];
  /** Those that go with it, once they are at the server. */
  files: DraftFile[];
}

export const EMPTY_DRAFT: KeptDraft = {
  text: '',
  basedOn: 0,
  isDirty: false,
  other: null,
  pieces: [],
  templates: [],
  files: [],
};

/** Neither a word nor a file. */
export const isBlank = ({ text, files }: Pick<KeptDraft, 'text' | 'files'>): boolean =>
  text.trim() === '' && files.length === 0;

/** The files of both, each once. */
export const joinedFiles = (here: readonly DraftFile[], more: readonly DraftFile[]): DraftFile[] => [
  ...here,
  ...more.filter(({ id }) => !here.some((known) => known.id === id)),
];

const areSame = (one: readonly DraftFile[], two: readonly DraftFile[]): boolean =>
  one.length === two.length && one.every(({ id }, at) => id === two[at]?.id);

/** What to show when the server names its copy: one's own unsaved words always win, and the other's are offered. */
export function reconciled(own: KeptDraft, server: Draft | undefined): KeptDraft {
  if (!own.isDirty) return taken(own, server);
  if (server === undefined || server.version <= own.basedOn) return own;
  const files = joinedFiles(own.files, server.files);
  if (server.text === own.text) return areSame(files, own.files) ? own : { ...own, basedOn: server.version, files };
  return { ...own, basedOn: server.version, other: server.text === '' ? own.other : server.text, files };
}

function taken(own: KeptDraft, server: Draft | undefined): KeptDraft {
  if (server === undefined) return own.basedOn === 0 ? own : EMPTY_DRAFT;
  if (server.version < own.basedOn) return own;
  const isSame = server.text === own.text;
  const { text, version, other, files } = server;
  if (isSame && version === own.basedOn && other === own.other && areSame(files, own.files)) return own;
  return { ...(isSame ? own : EMPTY_DRAFT), text, basedOn: version, other, files };
}

/** After the server has taken `sent`; what was typed since is still unsaved. */
export function afterSave(own: KeptDraft, sent: Pick<KeptDraft, 'text' | 'files'>, saved: Draft): KeptDraft {
  const isUntouched = areSame(own.files, sent.files);
  return {
    ...own,
    basedOn: saved.version,
    isDirty: own.text !== sent.text || !isUntouched,
    other: saved.other !== null && saved.other !== own.text ? saved.other : own.other,
    // Those of another window, too; what was added or dropped here meanwhile counts.
    files: isUntouched ? saved.files : own.files,
  };
}

/** A text put in at a place; what is typed around it stays. */
export function inserted(text: string, from: number, to: number, piece: string): { text: string; cursor: number } {
  return { text: text.slice(0, from) + piece + text.slice(to), cursor: from + piece.length };
}

/** The short name being typed after a `;` at a word's start, when the cursor stands in it. */
export function shortNameAt(text: string, cursor: number): { from: number; typed: string } | undefined {
  const before = text.slice(0, cursor);
  const found = /(?:^|\s);([\p{L}\p{N}-]{0,40})$/u.exec(before);
  if (found === null) return undefined;
  const typed = found[1] ?? '';
  return { from: cursor - typed.length - 1, typed };
}
