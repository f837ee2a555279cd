import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface GatewayKeys {
  privateKey: KeyObject;
  /** PEM, as a back office shows it. */
  publicKey: string;
}

/** The key with which the sandbox signs: made once, kept in the demo's folder. */
export async function keepGatewayKeys(folder: string): Promise<GatewayKeys> {
  const file = join(folder, 'sandbox-gateway.pem');
  const known = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  const privateKey =
    known === undefined ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey : createPrivateKey(known);
  if (known === undefined) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  }
  return { privateKey, publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString() };
}
