import { useSyncExternalStore } from 'react';
import { addFile, addFilePiece } from '#contract/channels';
import type { DraftFile } from '#contract/tickets';
import type { FileId } from '#kernel/ids';
import { CallError, call, newIntent } from '../../lib/call.ts';
import { changeFiles, type DraftPlace, draftNow } from './drafts.ts';

const PIECE_BYTES = 1024 * 1024;
const LARGEST_BYTES = 25 * 1024 * 1024;
const MOST = 10;
const TRIES = 4;

/** A file on its way up, or one that could not go. */
export interface Upload {
  key: string;
  name: string;
  sizeBytes: number;
  takenBytes: number;
  state: 'running' | 'too-large' | 'failed';
}

export interface OutgoingFiles {
  uploads: readonly Upload[];
  isBusy: boolean;
  add(files: Iterable<File>): void;
  drop(key: string): void;
}

/** They go up whatever is on the screen meanwhile; once there, a file is a part of its draft. */
const uploads = new Map<string, readonly Upload[]>();
const listeners = new Set<() => void>();
const NONE: readonly Upload[] = [];
let made = 0;

const keyOf = ({ personId, ticketId }: DraftPlace) => `${personId}.${ticketId}`;
const uploadsOf = (place: DraftPlace) => uploads.get(keyOf(place)) ?? NONE;

function keep(place: DraftPlace, change: (all: readonly Upload[]) => readonly Upload[]): void {
  uploads.set(keyOf(place), change(uploadsOf(place)));
  for (const listener of listeners) listener();
}

/** Files that will go with an answer, sent up piece by piece while one writes. */
export function useOutgoingFiles(place: DraftPlace): OutgoingFiles {
  const now = useSyncExternalStore(subscribe, () => uploadsOf(place));
  return {
    uploads: now,
    isBusy: now.some(({ state }) => state === 'running'),
    add: (chosen) => {
      for (const file of chosen) begin(place, file);
    },
    drop: (key) => keep(place, (all) => all.filter((upload) => upload.key !== key)),
  };
}

/** What could not go is told until the answer has left without it. */
export const forgetUploads = (place: DraftPlace): void => keep(place, () => NONE);

function begin(place: DraftPlace, file: File): void {
  if (uploadsOf(place).length + draftNow(place).files.length >= MOST) return;
  made += 1;
  const key = String(made);
  const isTooLarge = file.size === 0 || file.size > LARGEST_BYTES;
  const state = isTooLarge ? 'too-large' : 'running';
  const { name, size: sizeBytes } = file;
  keep(place, (all) => [...all, { key, name, sizeBytes, takenBytes: 0, state }]);
  if (isTooLarge) return;
  const change = (next: Partial<Upload>) =>
    keep(place, (all) => all.map((upload) => (upload.key === key ? { ...upload, ...next } : upload)));
  sendUp(file, (takenBytes) => change({ takenBytes })).then(
    (sent) => {
      const isWanted = uploadsOf(place).some((upload) => upload.key === key);
      keep(place, (all) => all.filter((upload) => upload.key !== key));
      if (isWanted) changeFiles(place, (files) => [...files, sent]);
    },
    () => change({ state: 'failed' }),
  );
}

async function sendUp(file: File, tell: (takenBytes: number) => void): Promise<DraftFile> {
  const name = file.name === '' ? 'file' : file.name.slice(0, 300);
  const contentType = (file.type === '' ? 'application/octet-stream' : file.type).slice(0, 120);
  const { id } = await patiently(() => call(addFile, { body: { name, contentType, sizeBytes: file.size } }));
  for (let position = 0; ; position += 1) {
    const end = Math.min((position + 1) * PIECE_BYTES, file.size);
    const state = await sendPiece(id, {
      position,
      bytes: file.slice(position * PIECE_BYTES, end),
      done: end === file.size,
    });
    if (end === file.size) return { id, name, sizeBytes: file.size, state: state === 'clean' ? 'clean' : 'held-back' };
    tell(end);
  }
}

async function sendPiece(fileId: FileId, piece: { position: number; bytes: Blob; done: boolean }) {
  const body = { ...piece, bytes: await base64Of(piece.bytes) };
  const intent = newIntent();
  const { state } = await patiently(() => call(addFilePiece, { params: { fileId }, body }, { intent }));
  return state;
}

/** Silence is met with patience. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= TRIES || !(error instanceof CallError) || !error.isUncertain) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
    }
  }
}

function base64Of(slice: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('the file could not be read'));
    reader.readAsDataURL(slice);
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
