import { createHash } from 'node:crypto';
import { chmod, cp, lchown, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Binaries, binariesIn } from './binaries.ts';
import { canReach, type RunAs } from './run-as.ts';

/** Where the parts of one embedded database lie. */
export interface Place {
  /** PostgreSQL's own folder. */
  dataFolder: string;
  socketFolder: string;
  binaries: Binaries;
  /** Whether the database's files could not stay in the folder that was asked for. */
  isOutside: boolean;
}

/** Folders for the database below `home`; outside it where the user that PostgreSQL must run as cannot pass through. */
export async function findPlace(home: string, binaries: Binaries, runAs: RunAs): Promise<Place> {
  const outside = await findOutside(home);
  const base = outside ?? join(home, 'postgres');
  if (runAs.owner === undefined) return settle(base, binaries, runAs, outside !== undefined);
  // The folder itself holds secrets and stays closed to others but for passing through.
  if (runAs.owner.uid !== process.getuid?.()) await chmod(home, 0o711);
  await mkdir(base, { recursive: true, mode: 0o700 });
  await giveTo(base, runAs);
  if (!(await canReach(runAs, '-w', base))) return moveOutside(home, base, binaries, runAs);
  const beside = join(base, '..');
  return settle(base, await reachable(binaries, runAs, beside), runAs, outside !== undefined);
}

/** Where the data of a database that was made already lie. */
export async function findData(home: string): Promise<Pick<Place, 'dataFolder' | 'isOutside'>> {
  const outside = await findOutside(home);
  return { dataFolder: join(outside ?? join(home, 'postgres'), 'data'), isOutside: outside !== undefined };
}

/** A note in the folder says where its database went, so that it is found again in whatever way the program is started. */
const NOTE = 'postgres-is-in';

async function findOutside(home: string): Promise<string | undefined> {
  const noted = await readFile(join(home, NOTE), 'utf8').catch(() => undefined);
  if (noted === undefined) return undefined;
  const base = noted.trim();
  const entries = await readdir(base).catch(() => []);
  if (entries.length > 0) return base;
  throw new Error(
    `The database of ${home} was kept in ${base} and is not there any more: bring it back or restore a backup.`,
  );
}

async function moveOutside(home: string, inside: string, binaries: Binaries, runAs: RunAs): Promise<Place> {
  if ((await readdir(inside)).includes('data'))
    throw new Error(
      `The database in ${inside} is out of reach for the user that PostgreSQL must run as: open the way to it.`,
    );
  const parent = join('/var/lib', `vakhta-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`);
  await mkdir(parent, { recursive: true, mode: 0o711 });
  const base = join(parent, 'postgres');
  const place = await settle(base, await reachable(binaries, runAs, parent), runAs, true);
  await mkdir(place.socketFolder, { recursive: true });
  await writeFile(join(home, NOTE), `${base}\n`);
  return place;
}

async function settle(base: string, binaries: Binaries, runAs: RunAs, isOutside: boolean): Promise<Place> {
  await mkdir(base, { recursive: true, mode: 0o700 });
  await giveTo(base, runAs);
  return { dataFolder: join(base, 'data'), socketFolder: join(base, 'socket'), binaries, isOutside };
}

/** The programs, copied beside the data when the other user cannot read them where npm put them. */
async function reachable(binaries: Binaries, runAs: RunAs, beside: string): Promise<Binaries> {
  if (await canReach(runAs, '-x', binaries.postgres)) return binaries;
  const copy = join(beside, 'postgres-programs');
  await cp(binaries.root, copy, { recursive: true, verbatimSymlinks: true, force: true });
  return binariesIn(copy);
}

/** Hands a tree to the user that PostgreSQL runs as; it may have run as another one before. */
async function giveTo(path: string, runAs: RunAs): Promise<void> {
  const { owner } = runAs;
  if (owner === undefined) return;
  const entry = await stat(path);
  if (entry.uid === owner.uid && entry.gid === owner.gid) return;
  for (const name of await readdir(path, { recursive: true })) await lchown(join(path, name), owner.uid, owner.gid);
  await lchown(path, owner.uid, owner.gid);
}
