import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { access, glob, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Logger } from './logger.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
/** What the console is made of: its own sources, the words and contracts that it shares with the server, the libraries. */
const SOURCES = [
  'web/**/*',
  'server/kernel/*.ts',
  'server/**/contract.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
const STAMP = '.made-from';

interface Wanted {
  build: boolean;
  log: Logger;
  repository?: string;
}

/** The folder of the built console, built anew when its sources changed; undefined when there is none. */
export async function keepConsole({ build, log, repository = REPOSITORY }: Wanted): Promise<string | undefined> {
  const folder = join(repository, 'dist/console');
  if (!build) return isThere(folder);
  const stamp = await hashSources(repository);
  if ((await readFile(join(folder, STAMP), 'utf8').catch(() => '')) === stamp) return folder;
  const vite = findVite();
  if (vite === undefined) {
    log.warn('the console cannot be built: its tools are not installed');
    return isThere(folder);
  }
  log.info('building the console');
  await buildConsole(vite, repository, folder, stamp);
  return folder;
}

/** Made beside the old one and put in its place when complete. */
async function buildConsole(vite: string, repository: string, folder: string, stamp: string): Promise<void> {
  const fresh = `${folder}.${process.pid}`;
  await mkdir(dirname(folder), { recursive: true });
  const build = spawn(
    process.execPath,
    [vite, 'build', '--config', 'web/vite.config.ts', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'error'],
    { cwd: repository, stdio: ['ignore', 'ignore', 'pipe'], env: forProduction() },
  );
  let complaint = '';
  build.stderr?.on('data', (text) => {
    complaint += text;
  });
  const [code] = await once(build, 'close');
  if (code !== 0) {
    await rm(fresh, { recursive: true, force: true });
    throw new Error(`The console could not be built.\n${complaint.trim()}`);
  }
  await writeFile(join(fresh, STAMP), stamp);
  await rm(folder, { recursive: true, force: true });
  await rename(fresh, folder);
}

/** Whoever asks for the build, tests too: elsewhere the libraries would bring their development halves, a third more. */
function forProduction(): NodeJS.ProcessEnv {
  // biome-ignore lint/style/noProcessEnv: it is handed on to the build as it is, but for one name.
  return { ...process.env, NODE_ENV: 'production' };
}

async function hashSources(repository: string): Promise<string> {
  const files: string[] = [];
  for await (const entry of glob(SOURCES, { cwd: repository, withFileTypes: true }))
    if (entry.isFile()) files.push(join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const file of files.sort())
    hash
      .update(file)
      .update('\0')
      .update(await readFile(file))
      .update('\0');
  return hash.digest('hex');
}

function findVite(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  } catch {
    return undefined;
  }
}

const isThere = (folder: string) =>
  access(join(folder, 'index.html')).then(
    () => folder,
    () => undefined,
  );
