import { join } from 'node:path';
import { freePort } from '../free-port.ts';

/** Where an embedded server listens: a Unix socket, or loopback where a socket cannot be. */
export type Listening = { socketFolder: string; port: number } | { host: '127.0.0.1'; port: number };

const SOCKET_PORT = 5432;
// The system's limit for the path of a socket, less the closing zero.
const LONGEST_PATH = 107;

export async function chooseListening(socketFolder: string): Promise<Listening> {
  const path = join(socketFolder, `.s.PGSQL.${SOCKET_PORT}`);
  if (process.platform !== 'win32' && Buffer.byteLength(path) <= LONGEST_PATH)
    return { socketFolder, port: SOCKET_PORT };
  return { host: '127.0.0.1', port: await freePort() };
}

export function listenSettings(listening: Listening): Record<string, string> {
  const port = String(listening.port);
  if ('host' in listening) return { port, listen_addresses: listening.host, unix_socket_directories: '' };
  return {
    port,
    listen_addresses: '',
    // The setting is a list: a comma in a path must not split it.
    unix_socket_directories: `"${listening.socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
  };
}
