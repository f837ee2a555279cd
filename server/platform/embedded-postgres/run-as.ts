import { execFile, type SpawnOptions } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How to start a program so that PostgreSQL accepts it, since it refuses to run as root. */
export interface RunAs {
  /** The user that must own the data folder; undefined: whoever runs this program. */
  owner: { uid: number; gid: number } | undefined;
  command(program: string, args: readonly string[]): { file: string; args: string[]; options: SpawnOptions };
}

const NOBODY = 65_534;
const NAMESPACE = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'];

/** As an ordinary user: plainly. As root: in a user namespace (still root to the files outside), else as nobody. */
export async function chooseRunAs(): Promise<RunAs> {
  const mortal = (await succeeds('setpriv', ['--pdeathsig', 'INT', 'true']))
    ? // kill -9 of this program must not leave a postgres behind.
      (program: string, args: readonly string[]) => ['setpriv', '--pdeathsig', 'INT', program, ...args]
    : (program: string, args: readonly string[]) => [program, ...args];
  if (!needsOtherUser()) return { owner: undefined, command: (program, args) => split(mortal(program, args)) };
  if (await succeeds('unshare', [...NAMESPACE, 'true'])) {
    return {
      owner: ownUser(),
      command: (program, args) => split(['unshare', ...NAMESPACE, ...mortal(program, args)]),
    };
  }
  const owner = { uid: NOBODY, gid: NOBODY };
  return { owner, command: (program, args) => split(mortal(program, args), owner) };
}

/** Whether `runAs` may use a file or folder in this way (`-x`, `-w`). */
export async function canReach(runAs: RunAs, use: '-x' | '-w', path: string): Promise<boolean> {
  if (process.platform === 'win32') return true;
  const { file, args, options } = runAs.command('test', [use, path]);
  return succeeds(file, args, options);
}

function needsOtherUser(): boolean {
  return process.getuid?.() === 0;
}

function ownUser() {
  return { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
}

function split(parts: string[], options: SpawnOptions = {}) {
  const [file = '', ...args] = parts;
  return { file, args, options };
}

async function succeeds(file: string, args: string[], options: SpawnOptions = {}): Promise<boolean> {
  const { uid, gid } = options;
  const user = uid === undefined || gid === undefined ? {} : { uid, gid };
  return run(file, args, { ...user, timeout: 5000 }).then(
    () => true,
    () => false,
  );
}
