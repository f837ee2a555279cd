import { setTimeout as pause } from 'node:timers/promises';
import { keepPassword } from './initialise.ts';
import { type Addresses, addressesOf, makeOwnDatabase } from './own-database.ts';
import { findData } from './place.ts';
import { readPostmasterFile } from './postmaster-file.ts';

const POLL_MS = 50;
const TRIES = 1200;
const NOT_YET = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', '57P03']);

/** The addresses of a server that another process of ours looks after; that one may still be starting it. */
export async function attach(folder: string, passwordFile: string): Promise<Addresses> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { dataFolder } = await findData(folder);
    const file = await readPostmasterFile(dataFolder);
    if (file?.isReady) {
      const { socketFolder, port } = file;
      const password = await keepPassword(passwordFile, dataFolder);
      const addresses = addressesOf(
        socketFolder === '' ? { host: '127.0.0.1', port } : { socketFolder, port },
        password,
      );
      if (await answers(addresses, password)) return addresses;
    }
    await pause(POLL_MS);
  }
  throw new Error(`The database in ${folder} does not become ready.`);
}

async function answers({ superuser }: Addresses, password: string): Promise<boolean> {
  try {
    await makeOwnDatabase(superuser, password);
    return true;
  } catch (error) {
    if (NOT_YET.has((error as { code?: string }).code ?? '')) return false;
    throw error;
  }
}
