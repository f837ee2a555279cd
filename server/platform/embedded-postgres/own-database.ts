import postgres from 'postgres';
import { connect, type DatabaseAddress } from '../db.ts';
import { SUPERUSER } from './initialise.ts';
import type { Listening } from './listen.ts';

const NAME = 'vakhta';

/** The program's database and the role that owns it and nothing else; `superuser` is for making and dropping databases. */
export interface Addresses {
  own: DatabaseAddress;
  superuser: DatabaseAddress;
}

export function addressesOf(listening: Listening, password: string): Addresses {
  const at = (user: string, database: string): DatabaseAddress =>
    'host' in listening
      ? { url: `postgres://${user}:${password}@${listening.host}:${listening.port}/${database}` }
      : { ...listening, user, password, database };
  return { own: at(NAME, NAME), superuser: at(SUPERUSER, 'postgres') };
}

/** Makes role and database when they are missing; again harmless. */
export async function makeOwnDatabase(superuser: DatabaseAddress, password: string): Promise<void> {
  const sql = connect(superuser, { max: 1, onnotice: () => {} });
  try {
    // A password of Base64url characters needs no escaping; `create role` takes no parameters.
    await sql.unsafe(`create role ${NAME} login password '${password}'`).catch(unless('42710'));
    await sql.unsafe(`create database ${NAME} owner ${NAME}`).catch(unless('42P04'));
  } finally {
    await sql.end();
  }
}

function unless(code: string) {
  return (error: unknown) => {
    if (!(error instanceof postgres.PostgresError) || error.code !== code) throw error;
  };
}
