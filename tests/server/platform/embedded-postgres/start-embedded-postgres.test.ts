import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { connect, type DatabaseAddress } from '../../../../server/platform/db.ts';
import { canReach } from '../../../../server/platform/embedded-postgres/run-as.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../../../server/platform/embedded-postgres/start-embedded-postgres.ts';
import { createLogger } from '../../../../server/platform/logger.ts';
import { isRoot, NOBODY, type Program, parentOf, serversOn, startProgram } from '../../../support/postgres-program.ts';

const log = createLogger('silent');
const started: (Program | EmbeddedPostgres)[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const one of started.splice(0)) await one.stop();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function freshFolder(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'vakhta-pg-'));
  folders.push(parent);
  return join(parent, 'data');
}

async function start(folder: string, whenHeld: 'attach' | 'refuse' = 'refuse'): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ folder, log, whenHeld });
  started.push(server);
  return server;
}

async function runProgram(...given: Parameters<typeof startProgram>): Promise<Program> {
  const program = await startProgram(...given);
  started.push(program);
  return program;
}

async function ask<Row extends object>(address: DatabaseAddress, query: string): Promise<Row[]> {
  const sql = connect(address, { max: 1, onnotice: () => {} });
  try {
    return [...(await sql.unsafe<Row[]>(query))];
  } finally {
    await sql.end();
  }
}

test('what was written is there after a stop and a start, and nothing runs in between', async () => {
  const folder = await freshFolder();
  const first = await start(folder);
  await ask(first.address, 'create table kept as select 42 as number');

  await first.stop();
  const between = await serversOn(first.dataFolder);
  const second = await start(folder);

  expect(between).toEqual([]);
  expect(await ask(second.address, 'select number from kept')).toEqual([{ number: 42 }]);
});

test('the password is readable for its owner only and the program is no superuser', async () => {
  const folder = await freshFolder();

  const { address } = await start(folder);

  expect((await stat(join(folder, 'postgres-password'))).mode & 0o777).toBe(0o600);
  expect(await ask(address, "select rolsuper from pg_roles where rolname = 'vakhta'")).toEqual([{ rolsuper: false }]);
});

test('words sort and fold as Russian readers expect', async () => {
  const { address } = await start(await freshFolder());

  const sorted = await ask<{ word: string }>(
    address,
    "select word from unnest(array['Яма', 'ёж', 'Еда', 'жук', 'Ель']) as word order by word",
  );
  const [folded] = await ask(
    address,
    "select lower('ЁЛКА') as low, to_tsvector('платежи') @@ to_tsquery('платёж') as found",
  );

  expect(sorted.map(({ word }) => word)).toEqual(['Еда', 'ёж', 'Ель', 'жук', 'Яма']);
  expect(folded).toEqual({ low: 'ёлка', found: true });
});

test('a killed program leaves one server at most, and the next program goes on with its data', async () => {
  const folder = await freshFolder();
  const first = await startProgram(folder);

  await first.kill();
  const second = await runProgram(folder);

  expect(second.starts).toBe(2);
  expect(await serversOn(second.dataFolder)).toHaveLength(1);
});

test('a server that outlived its killed program is ended before the next one starts', async () => {
  const folder = await freshFolder();
  // Without `setpriv` nothing ends the server together with the program.
  const first = await startProgram(folder, { tools: ['unshare', 'test', 'true'] });
  const [orphan = 0] = await serversOn(first.dataFolder);
  await first.kill();
  expect(await serversOn(first.dataFolder)).toEqual([orphan]);

  const second = await runProgram(folder);

  const servers = await serversOn(second.dataFolder);
  expect(second.starts).toBe(2);
  expect(servers).toHaveLength(1);
  expect(servers).not.toEqual([orphan]);
  expect(await parentOf(servers[0] ?? 0)).toBe(second.child.pid);
});

test('a server that is killed is started again beneath the running program', async () => {
  const server = await start(await freshFolder());
  await ask(server.address, 'create table kept as select 42 as number');
  const [killed = 0] = await serversOn(server.dataFolder);

  process.kill(killed, 'SIGKILL');

  await expect
    .poll(() => ask(server.address, 'select number from kept').catch(() => []), { timeout: 15_000 })
    .toEqual([{ number: 42 }]);
  expect(await serversOn(server.dataFolder)).not.toContain(killed);
});

test('a lock left behind whose number now belongs to a stranger does not stop the start', async () => {
  const folder = await freshFolder();
  const first = await start(folder);
  const lock = await readFile(join(first.dataFolder, 'postmaster.pid'), 'utf8');
  await first.stop();
  await writeFile(join(first.dataFolder, 'postmaster.pid'), lock.replace(/^\d+/, String(process.ppid)), {
    mode: 0o600,
  });
  await mkdir(join(first.dataFolder, '../socket'), { recursive: true });
  await writeFile(join(first.dataFolder, '../socket/.s.PGSQL.5432.lock'), `${process.ppid}\n`);

  const second = await start(folder);

  expect(await ask(second.address, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a second program on the same folder is refused with the number of the first', async () => {
  const folder = await freshFolder();
  const first = await runProgram(folder);

  const second = startEmbeddedPostgres({ folder, log });

  await expect(second).rejects.toThrow(`Process ${first.child.pid} already runs on`);
});

test('a command beside the running program uses its server and leaves it running', async () => {
  const folder = await freshFolder();
  const program = await runProgram(folder);

  const beside = await startEmbeddedPostgres({ folder, log, whenHeld: 'attach' });
  const rows = await ask(beside.address, 'select count(*)::int as starts from starts');
  await beside.stop();

  expect(rows).toEqual([{ starts: 1 }]);
  expect(await ask(program.address, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('two programs that start at the same moment on a new folder do not break it', async () => {
  const folder = await freshFolder();

  const both = await Promise.allSettled([startProgram(folder), startProgram(folder)]);

  const won = both.filter((one) => one.status === 'fulfilled').map((one) => one.value);
  started.push(...won);
  expect(won).toHaveLength(1);
  expect(await serversOn(won[0]?.dataFolder ?? '')).toHaveLength(1);
});

test('in a folder too deep for a socket it listens on loopback instead', async () => {
  const folder = join(await freshFolder(), 'a-name-of-thirty-letters-or-so/a-name-of-thirty-letters-or-so');

  const server = await start(folder);

  expect(server.address).toMatchObject({ url: expect.stringContaining('@127.0.0.1:') });
  expect(await ask(server.address, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('data of another major version are refused in a sentence that names both', async () => {
  const folder = await freshFolder();
  const first = await start(folder);
  await first.stop();
  await writeFile(join(first.dataFolder, 'PG_VERSION'), '15\n');

  const second = startEmbeddedPostgres({ folder, log });

  await expect(second).rejects.toThrow(/made by PostgreSQL 15, this program brings PostgreSQL 18/);
});

test('a half-made data folder is made anew', async () => {
  const folder = await freshFolder();
  await mkdir(join(folder, 'postgres/data.new/base'), { recursive: true });
  await writeFile(join(folder, 'postgres/data.new/PG_VERSION'), '18\n');

  const server = await start(folder);

  expect(await ask(server.address, 'select 1 as one')).toEqual([{ one: 1 }]);
});

if (isRoot) {
  test('root runs it in a folder that nobody else can reach', async () => {
    const folder = await freshFolder();
    await chmod(join(folder, '..'), 0o700);

    const server = await start(folder);

    expect(server.isOutside).toBe(false);
    expect(await ask(server.address, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('root keeps the data outside the home of a user that shuts it, where no namespace leads in either', async () => {
    const folder = await freshFolder();
    await chown(join(folder, '..'), NOBODY - 1, NOBODY - 1);

    const program = await runProgram(folder);
    folders.push(join(program.dataFolder, '../..'));

    expect(program.isOutside).toBe(true);
    expect(program.starts).toBe(1);
  });

  test('root without namespaces runs it as nobody where nobody can reach the folder', async () => {
    const folder = await freshFolder();
    await chmod(join(folder, '..'), 0o755);

    const program = await runProgram(folder, { tools: ['setpriv', 'test', 'true'] });

    expect(program.isOutside).toBe(false);
    expect((await stat(program.dataFolder)).uid).toBe(NOBODY);
  });

  test('root without namespaces keeps the data outside a folder that nobody can reach, and says where', async () => {
    const folder = await freshFolder();

    const program = await runProgram(folder, { tools: ['setpriv', 'test', 'true'] });
    folders.push(join(program.dataFolder, '../..'));

    expect(program.isOutside).toBe(true);
    expect(program.dataFolder).toMatch(/^\/var\/lib\/vakhta-/);
    expect(program.starts).toBe(1);
  });

  test('data that went outside are found there when namespaces are allowed again', async () => {
    const folder = await freshFolder();
    const outside = await startProgram(folder, { tools: ['setpriv', 'test', 'true'] });
    folders.push(join(outside.dataFolder, '../..'));
    await outside.stop();

    const again = await runProgram(folder);

    expect(again.dataFolder).toBe(outside.dataFolder);
    expect(again.starts).toBe(2);
  });

  test('data that went outside and are lost are not replaced by an empty database', async () => {
    const folder = await freshFolder();
    const outside = await startProgram(folder, { tools: ['setpriv', 'test', 'true'] });
    await outside.stop();
    await rm(join(outside.dataFolder, '../..'), { recursive: true });

    await expect(startEmbeddedPostgres({ folder, log })).rejects.toThrow(/is not there any more/);
  });

  test('data made in a namespace are taken over by nobody and back', async () => {
    const folder = await freshFolder();
    await chmod(join(folder, '..'), 0o755);
    const inNamespace = await startProgram(folder);
    await inNamespace.stop();

    const asNobody = await startProgram(folder, { tools: ['setpriv', 'test', 'true'] });
    await asNobody.stop();
    const again = await runProgram(folder);

    expect([asNobody.starts, again.starts]).toEqual([2, 3]);
  });

  const nobody = { uid: NOBODY, gid: NOBODY };
  const plain = (program: string, args: readonly string[]) => ({ file: program, args: [...args], options: nobody });
  if (await canReach({ owner: nobody, command: plain }, '-x', process.execPath)) {
    test('an ordinary user runs it, and goes on after a kill', async () => {
      const folder = await freshFolder();
      await chown(join(folder, '..'), NOBODY, NOBODY);
      const first = await startProgram(folder, { asNobody: true });
      await first.kill();

      const second = await runProgram(folder, { asNobody: true });

      expect(second.starts).toBe(2);
      expect((await stat(second.dataFolder)).uid).toBe(NOBODY);
    });
  }
}
