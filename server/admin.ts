import { basename } from 'node:path';
import { findPersonByEmail, resetPerson } from './domains/access/index.ts';
import { createReadNotes } from './platform/audit/read-notes.ts';
import { restoreBackup } from './platform/backup/restore-backup.ts';
import { writeBackup } from './platform/backup/write-backup.ts';
import { type Config, ConfigError, readConfig } from './platform/config.ts';
import { type Context, createContext } from './platform/context.ts';
import { withEnvFile } from './platform/env-file.ts';
import { type Life, startLife } from './platform/life.ts';
import { createLogger, type Logger } from './platform/logger.ts';
import { refuseOtherSchema } from './platform/migrate/migrate.ts';
import { rotateSecrets } from './platform/rotate-secrets.ts';
import { createSecrets, fingerprint } from './platform/secrets.ts';
import { addSecretsKey, forgetOldSecretsKeys, keepSecretsKeys } from './platform/secrets-key.ts';
import { type StartedDatabase, startDatabase } from './platform/start-database.ts';
import { systemClock } from './platform/system-clock.ts';

interface Parts {
  config: Config;
  log: Logger;
  database: StartedDatabase;
  /** Acts as the host, in the audit too. */
  ctx: Context;
}

interface Command {
  usage: string;
  explains: string;
  /** How many words follow the command. */
  words: number;
  /** Whether it may work on an embedded database while the program runs. */
  besideProgram: boolean;
  /** Whether it expects a database that the program has used. */
  needsSchema: boolean;
  /** Does it and says what was done. */
  run(parts: Parts, word: string): Promise<string>;
}

const COMMANDS: Record<string, Command> = {
  reset: {
    usage: 'reset <e-mail>',
    explains: 'prints a one-time address at which this person sets a new password and a new second factor',
    words: 1,
    besideProgram: true,
    needsSchema: true,
    run: reset,
  },
  backup: {
    usage: 'backup <file>',
    explains: 'writes the whole database into one file, while the program goes on; keep the key for secrets beside it',
    words: 1,
    besideProgram: true,
    needsSchema: true,
    run: backup,
  },
  restore: {
    usage: 'restore <file>',
    explains: 'fills an empty database (such as a new DATA_DIR) from a backup, after checking it',
    words: 1,
    besideProgram: false,
    needsSchema: false,
    run: restore,
  },
  'rotate-secrets': {
    usage: 'rotate-secrets',
    explains:
      'encrypts all stored secrets again under a new key (with DATABASE_URL: under SECRETS_KEY, opened with SECRETS_KEY_OLD)',
    words: 0,
    besideProgram: false,
    needsSchema: true,
    run: rotate,
  },
};

const HELP = [
  'Usage: npm run admin -- <command>',
  '',
  ...Object.values(COMMANDS).map(({ usage, explains }) => `  ${usage.padEnd(18)}${explains}`),
  '',
].join('\n');

await main(process.argv.slice(2));

async function main([name = '', ...words]: string[]): Promise<void> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command?.words !== words.length) {
    process.stderr.write(HELP);
    process.exit(2);
  }
  const log = createLogger('warn');
  const life = startLife(log);
  try {
    const done = await execute(command, words[0] ?? '', log, life);
    process.stdout.write(`${done}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    await life.end(error instanceof ConfigError ? 2 : 1);
  }
  await life.end(0);
}

async function execute(command: Command, word: string, log: Logger, life: Life): Promise<string> {
  const config = readConfig(withEnvFile(process.env));
  const database = await startDatabase(config, log, command.besideProgram ? 'attach' : 'refuse');
  life.onStop(database.stop);
  if (command.needsSchema) await refuseOtherSchema(database.db.write);
  return command.run({ config, log, database, ctx: asHost(database, log) }, word);
}

async function reset({ ctx, config }: Parts, email: string): Promise<string> {
  const person = await findPersonByEmail(ctx.read, email.trim().toLowerCase());
  if (person === undefined) throw new Error(`Nobody here has the e-mail address ${email}.`);
  const origin = (config.publicUrl ?? new URL(`http://${config.HOST}:${config.PORT}`)).origin;
  const { link, expiresAt } = await resetPerson(ctx, origin, { personId: person.id, clearsSecondFactor: true });
  return `Until ${expiresAt}, once: ${link}`;
}

async function backup({ ctx, config, database }: Parts, file: string): Promise<string> {
  const secretsKey = await keyFingerprint(config);
  const { seal, tables, rows } = await writeBackup({ address: database.address, file, clock: ctx.clock, secretsKey });
  await ctx.change('backup.make', seal, async ({ note }) => note({ tables, rows }));
  return `${file}: ${rows} rows of ${tables} tables. The key for secrets (${secretsKey}) is not in it: keep a copy of it too.`;
}

async function restore({ ctx, config, database, log }: Parts, file: string): Promise<string> {
  const { header, seal } = await restoreBackup(database.address, file, log);
  await ctx.change('backup.restore', seal.seal, async ({ note }) => note({ tables: seal.tables, rows: seal.rows }));
  const done = `${seal.rows} rows of ${seal.tables} tables are back, as of ${header.madeAt}.`;
  const key = await keyFingerprint(config);
  if (key === header.secretsKey) return done;
  return (
    `${done}\nThe secrets in ${basename(file)} were encrypted under the key ${header.secretsKey}, the key here is ${key}: ` +
    'put the former one back (the file secrets-key in DATA_DIR, or SECRETS_KEY) before you start the program.'
  );
}

async function rotate({ ctx, config, database }: Parts): Promise<string> {
  const isEmbedded = config.DATABASE_URL === undefined && config.SECRETS_KEY === undefined;
  const keys = isEmbedded ? await addSecretsKey(config.DATA_DIR) : await keepSecretsKeys(config);
  const count = await rotateSecrets(database.address, createSecrets(keys));
  if (isEmbedded) await forgetOldSecretsKeys(config.DATA_DIR);
  await ctx.change('secrets.rotate', fingerprintOf(keys[0]), async ({ note }) => note({ count }));
  return `${count} secrets are encrypted under the key ${fingerprintOf(keys[0])} now.`;
}

async function keyFingerprint(config: Config): Promise<string> {
  return fingerprintOf((await keepSecretsKeys(config))[0]);
}

function fingerprintOf(key: Buffer): string {
  return fingerprint(key.toString('base64'));
}

function asHost({ db }: StartedDatabase, log: Logger): Context {
  const services = {
    db,
    clock: systemClock,
    readNotes: createReadNotes(db.write, log),
    reactionsTo: () => [],
    wake: () => {},
  };
  return createContext(services, { kind: 'host', name: 'admin' }, 'all');
}
