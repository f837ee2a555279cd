import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { toolPath } from '../../support/postgres-program.ts';

const folder = await mkdtemp(join(tmpdir(), 'vakhta-env-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
await writeFile(join(folder, '.env'), '# as a person writes it\nPORT = "70000"\nLOG_LEVEL=loud\nHOST=\n');

test.each([
  ['main.ts'],
  ['demo/main.ts'],
  ['admin.ts', 'backup', 'file'],
])('%s reads .env of the folder where it is started, and believes the environment more', async (program, ...words) => {
  const complaint = await new Promise<string>((resolve) => {
    const env = { PATH: toolPath, LOG_LEVEL: 'shout' };
    execFile(
      process.execPath,
      [join(import.meta.dirname, '../../../server', program), ...words],
      { cwd: folder, env },
      (_error, _out, told) => resolve(told),
    );
  });

  expect(complaint).toMatch(/^PORT is "70000": /m);
  expect(complaint).toMatch(/^LOG_LEVEL is "shout": /m);
});
