import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keepConsole } from '../../../server/platform/console-build.ts';
import { createLogger } from '../../../server/platform/logger.ts';

const repository = await mkdtemp(join(tmpdir(), 'vakhta-console-'));
afterAll(() => rm(repository, { recursive: true, force: true }));
const log = createLogger('silent');

async function write(path: string, text: string): Promise<void> {
  const file = join(repository, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
await write('web/vite.config.ts', "export default { root: 'web', publicDir: false, configFile: false };");
await write('web/index.html', '<p>first</p>');
await write('server/kernel/words.ts', 'export const word = 1;');
await write('server/main.ts', 'the first server');

/** When the page was written, and what it says. */
async function built(): Promise<{ at: number; html: string }> {
  const folder = await keepConsole({ build: true, log, repository });
  const page = join(folder ?? '', 'index.html');
  return { at: (await stat(page)).mtimeMs, html: await readFile(page, 'utf8') };
}

test('where nothing may be built there is no console until somebody has built one', async () => {
  expect(await keepConsole({ build: false, log, repository })).toBeUndefined();

  const first = await built();

  expect(first.html).toContain('first');
  expect(await keepConsole({ build: false, log, repository })).toBe(join(repository, 'dist/console'));
});

test('it is built again when a source of it changed, and only then', async () => {
  const first = await built();
  await write('server/main.ts', 'another server');
  const same = await built();
  await write('web/index.html', '<p>second</p>');
  const second = await built();
  await write('server/kernel/words.ts', 'export const word = 2;');
  const third = await built();
  await write('server/domains/x/contract.ts', 'export const shape = 1;');
  const fourth = await built();

  expect(same).toEqual(first);
  expect(second.html).toContain('second');
  expect(third.at).toBeGreaterThan(second.at);
  expect(fourth.at).toBeGreaterThan(third.at);
});

test('it is built for use, whoever asks: these tests run under another name', async () => {
  await write('web/index.html', '<script type="module" src="./mode.ts"></script>');
  await write('web/mode.ts', 'document.title = `built for ${process.env.NODE_ENV}`;');

  const folder = await keepConsole({ build: true, log, repository });

  const assets = join(folder ?? '', 'assets');
  const [script = ''] = await readdir(assets);
  expect(await readFile(join(assets, script), 'utf8')).toContain('built for production');
});

test('a build that fails leaves the console that was there, and says what is wrong', async () => {
  const before = await built();
  await write('web/index.html', '<script type="module" src="./not-there.ts"></script>');

  await expect(keepConsole({ build: true, log, repository })).rejects.toThrow(/could not be built[\s\S]+not-there/);

  expect(await readFile(join(repository, 'dist/console/index.html'), 'utf8')).toBe(before.html);
});
