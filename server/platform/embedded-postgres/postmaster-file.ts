import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running server writes into its data folder. */
export interface PostmasterFile {
  pid: number;
  port: number;
  socketFolder: string;
  isReady: boolean;
}

export async function readPostmasterFile(dataFolder: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid = '', , , port = '', socketFolder = '', , , state = ''] = text.split('\n');
  if (!/^\d+$/.test(pid.trim())) return undefined;
  return { pid: Number(pid), port: Number(port), socketFolder, isReady: state.trim() === 'ready' };
}
