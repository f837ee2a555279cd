import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';

export type SecretKeys = [Buffer, ...Buffer[]];
type KeySource = Pick<Config, 'DATA_DIR' | 'DATABASE_URL' | 'SECRETS_KEY' | 'SECRETS_KEY_OLD'>;

const KEY_BYTES = 32;

/** The keys for secrets: the current one, then those that still open. Beside an embedded database the first is made and kept in a file. */
export async function keepSecretsKeys(config: KeySource): Promise<SecretKeys> {
  const old = [config.SECRETS_KEY_OLD].filter((key) => key !== undefined).map(fromBase64);
  if (config.DATABASE_URL !== undefined) {
    if (config.SECRETS_KEY === undefined) throw new Error('SECRETS_KEY is missing: it is required with DATABASE_URL.');
    return [fromBase64(config.SECRETS_KEY), ...old];
  }
  const kept = await readKeys(config.DATA_DIR);
  if (config.SECRETS_KEY !== undefined) return [fromBase64(config.SECRETS_KEY), ...old, ...kept];
  if (kept.length === 0) kept.push(await makeKey(config.DATA_DIR));
  return [...kept, ...old] as SecretKeys;
}

/** Makes a new key the current one; those before it stay and still open. For an embedded database. */
export async function addSecretsKey(dataDir: string): Promise<SecretKeys> {
  const keys: SecretKeys = [randomBytes(KEY_BYTES), ...(await readKeys(dataDir))];
  await writeKeys(dataDir, keys);
  return keys;
}

/** Forgets all keys but the current one: nothing is encrypted under them any more. */
export async function forgetOldSecretsKeys(dataDir: string): Promise<void> {
  const [current] = await readKeys(dataDir);
  if (current !== undefined) await writeKeys(dataDir, [current]);
}

const fileIn = (dataDir: string) => join(dataDir, 'secrets-key');
const fromBase64 = (text: string) => Buffer.from(text, 'base64');

/** One key a line, the current one first. */
async function readKeys(dataDir: string): Promise<Buffer[]> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const keys = text
    .split('\n')
    .filter((line) => line !== '')
    .map(fromBase64);
  if (keys.some((key) => key.length !== KEY_BYTES))
    throw new Error(`${fileIn(dataDir)} is damaged: expected 32 bytes in Base64 on each line. Restore it from a copy.`);
  return keys;
}

async function makeKey(dataDir: string): Promise<Buffer> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const key = randomBytes(KEY_BYTES);
  await writeKeys(dataDir, [key]);
  return key;
}

/** On the disk before anything is encrypted under it: a lost key is lost secrets. */
async function writeKeys(dataDir: string, keys: Buffer[]): Promise<void> {
  const fresh = `${fileIn(dataDir)}.new`;
  const file = await open(fresh, 'w', 0o600);
  await file.writeFile(`${keys.map((key) => key.toString('base64')).join('\n')}\n`);
  await file.sync();
  await file.close();
  await rename(fresh, fileIn(dataDir));
}
