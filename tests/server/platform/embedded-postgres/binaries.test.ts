import { mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { mendLibraryLinks } from '../../../../server/platform/embedded-postgres/binaries.ts';

test('library links that an install without scripts left out are made, and again is harmless', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vakhta-links-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'native/lib'), { recursive: true });
  await writeFile(join(folder, 'native/lib/libx.so.1.2'), 'library');
  await writeFile(
    join(folder, 'native/pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }]),
  );

  await mendLibraryLinks(join(folder, 'native'));
  await mendLibraryLinks(join(folder, 'native'));

  expect(await readlink(join(folder, 'native/lib/libx.so.1'))).toBe('libx.so.1.2');
  expect(await readFile(join(folder, 'native/lib/libx.so.1'), 'utf8')).toBe('library');
});
