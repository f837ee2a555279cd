import { createHash } from 'node:crypto';
import { chmod, cp, lchown, mkdir, readdir, realpath, stat } from 'node:fs/promises';
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

/** Folders for the database below `folder`; outside it where the user that PostgreSQL must run as cannot pass through. */
export async function findPlace(folder: string, binaries: Binaries, runAs: RunAs): Promise<Place> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const home = await realpath(folder);
  const isOtherUser = runAs.owner !== undefined && runAs.owner.uid !== process.getuid?.();
  if (!isOtherUser) return settle(join(home, 'postgres'), binaries, runAs, false);
  // The folder itself holds secrets and stays closed to others but for passing through.
  await chmod(home, 0o711);
  const inside = join(home, 'postgres');
  await mkdir(inside, { recursive: true, mode: 0o700 });
  await giveTo(inside, runAs);
  if (await canReach(runAs, '-w', inside)) return settle(inside, await reachable(binaries, runAs, home), runAs, false);
  return moveOutside(home, inside, binaries, runAs);
}

async function moveOutside(home: string, inside: string, binaries: Binaries, runAs: RunAs): Promise<Place> {
  if ((await readdir(inside)).includes('PG_VERSION'))
    throw new Error(
      `The database in ${inside} is out of reach for the user that PostgreSQL must run as: open the way to it.`,
    );
  const outside = join('/var/lib', `vakhta-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`);
  await mkdir(outside, { recursive: true, mode: 0o711 });
  return settle(join(outside, 'postgres'), await reachable(binaries, runAs, outside), runAs, true);
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
