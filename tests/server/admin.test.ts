import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { connect } from '../../server/platform/db.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { migrate } from '../../server/platform/migrate/migrate.ts';
import { createSecrets } from '../../server/platform/secrets.ts';
import { keepSecretsKeys } from '../../server/platform/secrets-key.ts';
import { type StartedDatabase, startDatabase } from '../../server/platform/start-database.ts';
import { toolPath } from '../support/postgres-program.ts';

const log = createLogger('silent');
const home = await mkdtemp(join(tmpdir(), 'vakhta-admin-'));
afterAll(() => rm(home, { recursive: true, force: true }));

interface Outcome {
  code: number;
  out: string;
  complaint: string;
}

function admin(DATA_DIR: string, ...words: string[]): Promise<Outcome> {
  const program = join(import.meta.dirname, '../../server/admin.ts');
  const env = { PATH: toolPath, DATA_DIR, PUBLIC_URL: 'https://desk.example' };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...words], { env }, (error, out, complaint) => {
      resolve({ code: Number(error?.code ?? 0), out, complaint });
    });
  });
}

/** A database of its own that the program has used. */
async function usedDatabase(): Promise<StartedDatabase & { DATA_DIR: string }> {
  const DATA_DIR = join(home, randomUUID());
  const database = await open(DATA_DIR);
  await migrate(database.db.write, { log });
  return { ...database, DATA_DIR };
}

async function open(DATA_DIR: string): Promise<StartedDatabase> {
  const database = await startDatabase({ DATA_DIR, DATABASE_CONNECTIONS: 2 }, log);
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= database.stop();
    return stopped;
  };
  onTestFinished(stop);
  return { ...database, stop };
}

async function ask({ address }: StartedDatabase, query: string) {
  const sql = connect(address, { max: 1, onnotice: () => {} });
  const rows = await sql.unsafe(query);
  await sql.end();
  return [...rows];
}

const PERSON = `insert into people (id, name, email, role, language, theme, created_at, enabled_at, password_hash)
  values ('01930000-0000-7000-8000-000000000001', 'Ada', 'ada@desk.example', 'administrator', 'en', 'dark', now(), now(), 'x')`;

test('an unknown command is answered with the list of those that exist', async () => {
  const { code, complaint } = await admin(home, 'destroy');

  expect(code).toBe(2);
  for (const command of ['reset', 'backup', 'restore', 'rotate-secrets']) expect(complaint).toContain(`  ${command}`);
});

test('beside the running program a person is reset, and the audit names the host', async () => {
  const database = await usedDatabase();
  await ask(database, PERSON);

  const done = await admin(database.DATA_DIR, 'reset', 'Ada@Desk.example');

  expect(done).toMatchObject({ code: 0, out: expect.stringMatching(/once: https:\/\/desk\.example\/reset#\S+\n$/) });
  expect(await ask(database, "select actor_kind, details from audit_entries where action = 'person.reset'")).toEqual([
    { actor_kind: 'host', details: { clearsSecondFactor: true } },
  ]);
});

test('nobody with such an address is a sentence, not a stack', async () => {
  const database = await usedDatabase();

  const done = await admin(database.DATA_DIR, 'reset', 'bob@desk.example');

  expect(done).toMatchObject({ code: 1, complaint: 'Nobody here has the e-mail address bob@desk.example.\n' });
});

test('a backup made beside the running program is restored into a new folder', async () => {
  const database = await usedDatabase();
  await ask(database, PERSON);
  const file = join(home, 'desk.backup');
  const fresh = join(home, randomUUID());

  const made = await admin(database.DATA_DIR, 'backup', file);
  const restored = await admin(fresh, 'restore', file);

  expect(made).toMatchObject({ code: 0, out: expect.stringContaining('keep a copy of it too') });
  expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('put the former one back') });
  const again = await open(fresh);
  expect(await ask(again, 'select email from people')).toEqual([{ email: 'ada@desk.example' }]);
  expect(await ask(again, "select actor from audit_entries where action = 'backup.restore'")).toEqual([
    { actor: 'admin' },
  ]);
});

test('a restore beside the running program is refused', async () => {
  const database = await usedDatabase();

  const done = await admin(database.DATA_DIR, 'restore', join(home, 'desk.backup'));

  expect(done).toMatchObject({ code: 1, complaint: expect.stringContaining(`Process ${process.pid} already runs on`) });
});

test('after a rotation secrets open under the new key alone', async () => {
  const database = await usedDatabase();
  const before = await keepSecretsKeys(database);
  const sealed = createSecrets(before).seal('SEED');
  await ask(database, PERSON);
  await ask(database, `update people set sealed_totp = '${sealed}'`);
  await database.stop();
  await copyFile(join(database.DATA_DIR, 'secrets-key'), join(home, 'old-key'));

  const done = await admin(database.DATA_DIR, 'rotate-secrets');

  expect(done).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^1 secrets are encrypted under the key [0-9a-f]{8} now/),
  });
  const [row] = await ask(await open(database.DATA_DIR), 'select sealed_totp from people');
  const after = await keepSecretsKeys(database);
  expect(after).toHaveLength(1);
  expect(createSecrets(after).open(row?.sealed_totp)).toBe('SEED');
  expect(() => createSecrets(before).open(row?.sealed_totp)).toThrow();
});
