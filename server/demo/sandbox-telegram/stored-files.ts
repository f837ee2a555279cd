import { badRequest } from './answers.ts';

interface StoredFile {
  path: string;
  bytes: Uint8Array;
}

/** Bots may fetch files up to this size. */
const MOST_FETCHED = 20 * 1024 * 1024;

/** Files that people sent, by the ids under which a bot asks for them. */
export function createStoredFiles(seed: number) {
  const byId = new Map<string, StoredFile>();
  const byPath = new Map<string, StoredFile>();
  let count = 0;
  return {
    store: (bytes: Uint8Array, ending: string) => {
      count += 1;
      const id = `BQACAgIAAxkDAAI${seed.toString(36)}x${count.toString(36).padStart(6, '0')}`;
      const file = { path: `documents/file_${count}${ending}`, bytes };
      byId.set(id, file);
      byPath.set(file.path, file);
      return { file_id: id, file_unique_id: `AgAD${count.toString(36).padStart(8, '0')}`, file_size: bytes.length };
    },
    /** What `getFile` answers. */
    describe: (id: unknown) => {
      const file = typeof id === 'string' ? byId.get(id) : undefined;
      if (file === undefined) throw badRequest('invalid file_id');
      if (file.bytes.length > MOST_FETCHED) throw badRequest('file is too big');
      return {
        file_id: id,
        file_unique_id: `AgAD${file.path.length}`,
        file_size: file.bytes.length,
        file_path: file.path,
      };
    },
    read: (path: string) => byPath.get(path)?.bytes,
  };
}
