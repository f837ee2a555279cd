import { useSyncExternalStore } from 'react';
import {
  createImport,
  listImports,
  MAX_SLICE_BYTES,
  type TransactionImport,
  takeImportSlice,
} from '#contract/transactions';
import { refresh } from '../../lib/ask.ts';
import { CallError, call, newIntent } from '../../lib/call.ts';
import { nowMs } from '../../lib/now.ts';

/** A file on its way in. It goes on while other pages are open; only closing the tab stops it, and the server keeps what it took. */
export interface Upload {
  file: File;
  state: 'running' | 'paused' | 'failed' | 'done';
  taken: TransactionImport | undefined;
  /** Where the same file went on when it was known already. */
  resumedAt: number | undefined;
  startedMs: number;
  /** Where it was when it was started here. */
  fromOffset: number;
  /** Lines taken since it was started here. */
  linesHere: number;
  error: CallError | undefined;
}

let upload: Upload | undefined;
const listeners = new Set<() => void>();
const FINGERPRINT_BYTES = 65_536;
const TRIES = 5;

export const useUpload = (): Upload | undefined =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => upload,
  );

export async function startUpload(file: File): Promise<void> {
  set({
    file,
    state: 'running',
    taken: undefined,
    resumedAt: undefined,
    startedMs: nowMs(),
    fromOffset: 0,
    linesHere: 0,
    error: undefined,
  });
  try {
    const fingerprint = await fingerprintOf(file);
    const body = { fileName: file.name.slice(0, 200), sizeBytes: file.size, fingerprint };
    const begun = await call(createImport, { body });
    const from = begun.import.nextOffset;
    update({ taken: begun.import, fromOffset: from, resumedAt: begun.resumed ? from : undefined });
    await takeAll();
  } catch (error) {
    fail(error);
  }
}

export const pauseUpload = (): void => update({ state: 'paused' });

export async function continueUpload(): Promise<void> {
  update({
    state: 'running',
    error: undefined,
    startedMs: nowMs(),
    linesHere: 0,
    fromOffset: upload?.taken?.nextOffset ?? 0,
  });
  try {
    await takeAll();
  } catch (error) {
    fail(error);
  }
}

async function takeAll(): Promise<void> {
  for (;;) {
    const { file, state, taken: current } = upload ?? {};
    if (file === undefined || current === undefined || state !== 'running') return;
    if (current.state === 'done') break;
    const next = await takeSlice(file, current);
    update({ taken: next, linesHere: (upload?.linesHere ?? 0) + next.linesTaken - current.linesTaken });
  }
  update({ state: 'done' });
  await refresh(listImports);
}

/** The offset makes a repeat harmless, and silence is met with patience. */
async function takeSlice(file: File, { id, nextOffset }: TransactionImport): Promise<TransactionImport> {
  const slice = file.slice(nextOffset, nextOffset + MAX_SLICE_BYTES);
  const input = { params: { importId: id }, body: { offset: nextOffset, bytes: await base64Of(slice) } };
  const intent = newIntent();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call(takeImportSlice, input, { intent });
    } catch (error) {
      if (attempt >= TRIES || !(error instanceof CallError) || !error.isUncertain) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
    }
  }
}

async function fingerprintOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.slice(0, FINGERPRINT_BYTES).arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function base64Of(slice: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('the file could not be read'));
    reader.readAsDataURL(slice);
  });
}

function fail(error: unknown): void {
  if (!(error instanceof CallError)) throw error;
  update({ state: 'failed', error });
}

function update(next: Partial<Upload>): void {
  if (upload !== undefined) set({ ...upload, ...next });
}

function set(next: Upload): void {
  upload = next;
  for (const listener of listeners) listener();
}
