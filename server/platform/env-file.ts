import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';

type Environment = Record<string, string | undefined>;

/** The environment, with what a file `.env` of the working folder says of variables that it leaves open. Nothing is set: children inherit no secret of the file. */
export function withEnvFile(environment: Environment): Environment {
  try {
    return { ...parseEnv(readFileSync(resolve('.env'), 'utf8')), ...environment };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return environment;
    throw new Error(`The file ${resolve('.env')} cannot be read.`, { cause: error });
  }
}
