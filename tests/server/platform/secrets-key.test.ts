import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { addSecretsKey, forgetOldSecretsKeys, keepSecretsKeys } from '../../../server/platform/secrets-key.ts';

const given = () => randomBytes(32).toString('base64');

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vakhta-key-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('the first start makes a key that only the owner can read, and later starts find it', async () => {
  const DATA_DIR = join(await freshFolder(), 'new');

  const [made] = await keepSecretsKeys({ DATA_DIR });
  const [found] = await keepSecretsKeys({ DATA_DIR });

  expect(made).toHaveLength(32);
  expect(found).toEqual(made);
  expect((await stat(join(DATA_DIR, 'secrets-key'))).mode & 0o777).toBe(0o600);
});

test('with DATABASE_URL the key comes from the environment and nothing is written', async () => {
  const DATA_DIR = await freshFolder();
  const [SECRETS_KEY, SECRETS_KEY_OLD] = [given(), given()];

  const keys = await keepSecretsKeys({
    DATA_DIR,
    DATABASE_URL: 'postgres://elsewhere/db',
    SECRETS_KEY,
    SECRETS_KEY_OLD,
  });

  expect(keys.map((key) => key.toString('base64'))).toEqual([SECRETS_KEY, SECRETS_KEY_OLD]);
  await expect(readFile(join(DATA_DIR, 'secrets-key'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('with DATABASE_URL and no key the start is refused', async () => {
  const keys = keepSecretsKeys({ DATA_DIR: 'nowhere', DATABASE_URL: 'postgres://elsewhere/db' });

  await expect(keys).rejects.toThrow(/SECRETS_KEY is missing/);
});

test('a key that is given beside an embedded database comes first, the kept one still opens', async () => {
  const DATA_DIR = await freshFolder();
  const [kept] = await keepSecretsKeys({ DATA_DIR });
  const SECRETS_KEY = given();

  const keys = await keepSecretsKeys({ DATA_DIR, SECRETS_KEY });

  expect(keys).toEqual([Buffer.from(SECRETS_KEY, 'base64'), kept]);
});

test('keys are added until all secrets are under the newest, then the others are forgotten', async () => {
  const DATA_DIR = await freshFolder();
  const [first] = await keepSecretsKeys({ DATA_DIR });

  const [second] = await addSecretsKey(DATA_DIR);
  const added = await addSecretsKey(DATA_DIR);
  await forgetOldSecretsKeys(DATA_DIR);

  expect(added.slice(1)).toEqual([second, first]);
  expect(await keepSecretsKeys({ DATA_DIR })).toEqual([added[0]]);
});

test('a damaged key file is refused instead of being replaced', async () => {
  const DATA_DIR = await freshFolder();
  await writeFile(join(DATA_DIR, 'secrets-key'), 'short\n');

  await expect(keepSecretsKeys({ DATA_DIR })).rejects.toThrow(/secrets-key is damaged/);
});
