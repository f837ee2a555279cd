import { useCallback, useRef, useState } from 'react';
import { addFile, addFilePiece } from '#contract/channels';
import type { FileId } from '#kernel/ids';
import { CallError, call, newIntent } from '../../lib/call.ts';

const PIECE_BYTES = 1024 * 1024;
const LARGEST_BYTES = 25 * 1024 * 1024;
const MOST = 10;
const TRIES = 4;

export interface OutgoingFile {
  key: string;
  name: string;
  sizeBytes: number;
  takenBytes: number;
  state: 'running' | 'ready' | 'held-back' | 'too-large' | 'failed';
  id: FileId | undefined;
}

export interface OutgoingFiles {
  files: OutgoingFile[];
  isBusy: boolean;
  add(files: Iterable<File>): void;
  drop(key: string): void;
  clear(): void;
}

/** Files that will go with an answer, sent up piece by piece while one writes. */
export function useOutgoingFiles(): OutgoingFiles {
  const [files, setFiles] = useState<OutgoingFile[]>([]);
  const made = useRef(0);
  const change = useCallback((key: string, next: Partial<OutgoingFile>) => {
    setFiles((all) => all.map((file) => (file.key === key ? { ...file, ...next } : file)));
  }, []);
  const add = useCallback(
    (chosen: Iterable<File>) => {
      for (const file of chosen) {
        made.current += 1;
        const key = String(made.current);
        const isTooLarge = file.size === 0 || file.size > LARGEST_BYTES;
        const begun: OutgoingFile = {
          key,
          name: file.name,
          sizeBytes: file.size,
          takenBytes: 0,
          state: isTooLarge ? 'too-large' : 'running',
          id: undefined,
        };
        setFiles((all) => (all.length < MOST ? [...all, begun] : all));
        if (!isTooLarge) void sendUp(file, (next) => change(key, next)).catch(() => change(key, { state: 'failed' }));
      }
    },
    [change],
  );
  return {
    files,
    isBusy: files.some((file) => file.state === 'running'),
    add,
    drop: (key) => setFiles((all) => all.filter((file) => file.key !== key)),
    clear: useCallback(() => setFiles([]), []),
  };
}

async function sendUp(file: File, tell: (next: Partial<OutgoingFile>) => void): Promise<void> {
  const name = file.name === '' ? 'file' : file.name.slice(0, 300);
  const contentType = (file.type === '' ? 'application/octet-stream' : file.type).slice(0, 120);
  const { id } = await patiently(() => call(addFile, { body: { name, contentType, sizeBytes: file.size } }));
  for (let position = 0; position * PIECE_BYTES < file.size; position += 1) {
    const end = Math.min((position + 1) * PIECE_BYTES, file.size);
    const bytes = await base64Of(file.slice(position * PIECE_BYTES, end));
    const intent = newIntent();
    const body = { position, bytes, done: end === file.size };
    const { state } = await patiently(() => call(addFilePiece, { params: { fileId: id }, body }, { intent }));
    tell({ takenBytes: end, id, ...(state !== 'storing' && { state: state === 'clean' ? 'ready' : 'held-back' }) });
  }
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
