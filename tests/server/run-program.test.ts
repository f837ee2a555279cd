import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../server/platform/db.ts';
import { startEmbeddedPostgres } from '../../server/platform/embedded-postgres/start-embedded-postgres.ts';
import { freePort } from '../../server/platform/free-port.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { refuseOtherSchema } from '../../server/platform/migrate/migrate.ts';
import { serversOn, toolPath } from '../support/postgres-program.ts';

const home = await mkdtemp(join(tmpdir(), 'vakhta-run-'));
const running: Run[] = [];

afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGTERM');
    child.kill('SIGTERM');
    await ended;
  }
});
afterAll(() => rm(home, { recursive: true, force: true }));

interface Run {
  child: ChildProcess;
  /** The exit code. */
  ended: Promise<number>;
  out(): string;
  complaint(): string;
  /** The first thing told on standard output. */
  said(pattern: RegExp): Promise<string>;
}

function run(given: Record<string, string> = {}): Run {
  const env = { PATH: toolPath, DATA_DIR: join(home, 'data'), PORT: '0', BUILD_CONSOLE: 'false', ...given };
  const child = spawn(process.execPath, [join(import.meta.dirname, '../support/run-small-program.ts')], { env });
  let [out, complaint] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    complaint += text;
  });
  const ended = once(child, 'close').then(([code]) => code);
  const said = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(out);
      if (found !== null) return found[1] ?? found[0];
      const more = await Promise.race([once(child.stdout, 'data'), ended.then(() => undefined)]);
      if (more === undefined) throw new Error(`ended without "${pattern.source}": ${complaint}`);
    }
  };
  const started = { child, ended, out: () => out, complaint: () => complaint, said };
  running.push(started);
  return started;
}

const SECRETS_KEY = `${'A'.repeat(43)}=`;
const ADDRESS = /Vakhta is at (\S+)/;
const serversBelow = () => serversOn(join(home, 'data/postgres/data'));

test('wrong configuration is told variable by variable, and nothing starts', async () => {
  const { ended, complaint, out } = run({ PORT: '70000', LOG_LEVEL: 'loud' });

  const code = await ended;

  expect(code).toBe(2);
  expect(complaint()).toMatch(/^PORT is "70000": .+\nLOG_LEVEL is "loud": .+\n$/);
  expect(out()).toBe('');
});

test('one address is printed, and a first signal stops everything in order', async () => {
  const program = run();
  const address = await program.said(ADDRESS);
  const answer = await fetch(address).then((response) => response.text());

  program.child.kill('SIGTERM');
  const code = await program.ended;

  expect(answer).toBe('small');
  expect(code).toBe(0);
  expect(program.out().match(/http:\/\//g)).toHaveLength(1);
  expect(await serversBelow()).toEqual([]);
});

test('while nobody is there yet the address for the first administrator is printed instead', async () => {
  const program = run({ SETUP: 'http://desk.example/setup#token' });

  expect(await program.said(/Set up Vakhta at (\S+)/)).toBe('http://desk.example/setup#token');
});

test('a second signal leaves at once', async () => {
  const program = run({ HANGS: 'yes' });
  await program.said(ADDRESS);
  program.child.kill('SIGTERM');
  await program.said(/stopping/);

  program.child.kill('SIGTERM');

  expect(await program.ended).toBe(1);
});

test('Ctrl+C that npm passes on once more is one wish', async () => {
  const program = run();
  await program.said(ADDRESS);

  program.child.kill('SIGINT');
  program.child.kill('SIGINT');

  expect(await program.ended).toBe(0);
});

test('a crash is logged without what it says, stops in order and leaves with 1', async () => {
  const program = run();
  const address = await program.said(ADDRESS);

  await fetch(`${address}crash`).catch(() => {});

  expect(await program.ended).toBe(1);
  expect(program.out()).toContain('the program crashed');
  expect(program.out()).not.toContain('a secret of somebody');
  expect(await serversBelow()).toEqual([]);
});

test('a port that is taken is told in a sentence', async () => {
  const PORT = String(await freePort());
  await run({ PORT }).said(ADDRESS);

  const second = run({ PORT, DATA_DIR: join(home, 'other') });

  expect(await second.ended).toBe(1);
  expect(second.complaint()).toBe(
    `Port ${PORT} of 127.0.0.1 is taken: set another PORT, or stop what listens there.\n`,
  );
});

test('an existing server named by DATABASE_URL is used, brought up to the schema, and left running', async () => {
  // So deep that it listens on loopback, where a URL can name it.
  const folder = join(home, 'a-server-of-somebody-else', 'd'.repeat(100));
  const server = await startEmbeddedPostgres({ folder, log: createLogger('silent') });
  onTestFinished(() => server.stop());
  if (!('url' in server.address)) throw new Error('expected an address on loopback');
  const program = run({ DATABASE_URL: server.address.url, SECRETS_KEY, DATA_DIR: join(home, 'unused') });
  await program.said(ADDRESS);

  program.child.kill('SIGTERM');
  await program.ended;

  const db = openDatabase(server.address, 1);
  expect(await refuseOtherSchema(db.write)).toBeUndefined();
  await db.close();
  await expect(access(join(home, 'unused'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a server that does not answer is told in a sentence, without the password', async () => {
  const program = run({ DATABASE_URL: 'postgres://desk:hidden@127.0.0.1:1/desk', SECRETS_KEY });
  await program.said(/waiting for the server of DATABASE_URL/);

  program.child.kill('SIGTERM');

  expect(await program.ended).toBe(0);
  expect(program.out() + program.complaint()).not.toContain('hidden');
});
