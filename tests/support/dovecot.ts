import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { afterAll } from 'vitest';
import { freePort } from '../../server/platform/free-port.ts';
import { until } from './until.ts';

/** The program, where this machine has it: the tests that need it are there only then. */
const DOVECOT = process.env.DOVECOT ?? '';

export const USER = { user: 'testuser', password: 'testpass' };

/** A Dovecot of its own on loopback, in a folder of its own, gone after the file. Needs root: it serves as others. */
export async function startDovecot() {
  // Its sockets lie below: their paths may not be long.
  const dir = mkdtempSync(join(tmpdir(), 'dc-'));
  chmodSync(dir, 0o755);
  const port = await freePort('127.0.0.1');
  mkdirSync(join(dir, 'mail'));
  execFileSync('chown', ['mail:mail', join(dir, 'mail')]);
  writeFileSync(join(dir, 'users'), `${USER.user}:{PLAIN}${USER.password}\n`);
  writeFileSync(join(dir, 'conf'), configuration(dir, port));
  const server = spawn(DOVECOT, ['-F', '-c', join(dir, 'conf')], { stdio: 'ignore' });
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  afterAll(async () => {
    server.kill('SIGTERM');
    await gone;
    rmSync(dir, { recursive: true, force: true });
  });
  await until(async () => {
    if (server.exitCode !== null) throw new Error(logOf(dir));
    return withClient(port, async () => true);
  });
  return {
    port,
    deliver: (raw: Buffer, folder = 'INBOX') =>
      withClient(port, async (client) => void (await client.append(folder, raw, []))),
    /** Lost and made anew, empty: its numbers begin again. */
    recreate: (folder: string) =>
      withClient(port, async (client) => {
        await client.mailboxDelete(folder);
        await client.mailboxCreate(folder);
      }),
    create: (folder: string) => withClient(port, async (client) => void (await client.mailboxCreate(folder))),
    flags: (folder = 'INBOX') =>
      withClient(port, async (client) => {
        await client.mailboxOpen(folder, { readOnly: true });
        const all = await client.fetchAll('1:*', { flags: true });
        return all.map(({ flags }) => [...(flags ?? [])].filter((flag) => flag !== '\\Recent'));
      }),
  };
}

const logOf = (dir: string) => (existsSync(join(dir, 'log')) ? readFileSync(join(dir, 'log'), 'utf8') : 'no log');

async function withClient<T>(port: number, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const auth = { user: USER.user, pass: USER.password };
  const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, auth, logger: false });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.logout();
  }
}

// Outside its usual folders the login processes must not be locked into one.
const configuration = (dir: string, port: number) => `
base_dir = ${dir}/run
log_path = ${dir}/log
listen = 127.0.0.1
protocols = imap
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:${dir}/mail/%u
passdb {
  driver = passwd-file
  args = ${dir}/users
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${dir}/mail/%u
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    auto = create
    special_use = \\Sent
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;
