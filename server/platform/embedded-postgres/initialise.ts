import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import type { RunAs } from './run-as.ts';

export const SUPERUSER = 'postgres';

const CLUSTER = [
  '--encoding=UTF8',
  '--locale-provider=icu',
  '--icu-locale=ru-RU',
  '--locale=C.UTF-8',
  '--text-search-config=russian',
  '--auth=scram-sha-256',
  `--username=${SUPERUSER}`,
];

/** Makes the data folder when there is none: in a folder beside it that is renamed when complete, so that a half one is never used. */
export async function initialise(
  binaries: Binaries,
  runAs: RunAs,
  dataFolder: string,
  password: string,
): Promise<void> {
  if (await exists(join(dataFolder, 'PG_VERSION'))) return refuseOtherVersion(binaries, runAs, dataFolder);
  const fresh = `${dataFolder}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true, mode: 0o700 });
  const passwordFile = `${dataFolder}.new-password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    if (runAs.owner !== undefined) await own([fresh, passwordFile], runAs.owner);
    await runProgram(binaries.initdb, runAs, [...CLUSTER, `--pwfile=${passwordFile}`, `--pgdata=${fresh}`]);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rm(dataFolder, { recursive: true, force: true });
  await rename(fresh, dataFolder);
}

/** The database's password, made once and kept in a file that only the owner may read. */
export async function keepPassword(file: string, dataFolder: string): Promise<string> {
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined && kept.trim() !== '') return kept.trim();
  if (await exists(join(dataFolder, 'PG_VERSION')))
    throw new Error(`The database in ${dataFolder} is there, but the file with its password, ${file}, is missing.`);
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, password, { mode: 0o600 });
  return password;
}

async function refuseOtherVersion(binaries: Binaries, runAs: RunAs, dataFolder: string): Promise<void> {
  const made = (await readFile(join(dataFolder, 'PG_VERSION'), 'utf8')).trim();
  const version = await runProgram(binaries.postgres, runAs, ['--version']);
  const brought = /(\d+)(\.|beta|rc)/.exec(version)?.[1];
  if (made !== brought)
    throw new Error(
      `The database in ${dataFolder} was made by PostgreSQL ${made}, this program brings PostgreSQL ${brought}: ` +
        'make a backup with the version before and restore it into an empty folder.',
    );
}

async function runProgram(program: string, runAs: RunAs, args: string[]): Promise<string> {
  const { file, args: all, options } = runAs.command(program, args);
  const user = options.uid === undefined || options.gid === undefined ? {} : { uid: options.uid, gid: options.gid };
  const { stdout } = await promisify(execFile)(file, all, { ...user, cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC' } });
  return stdout;
}

async function own(paths: string[], { uid, gid }: { uid: number; gid: number }): Promise<void> {
  for (const path of paths) await chown(path, uid, gid);
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
