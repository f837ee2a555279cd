import { generateKeyPairSync, sign } from 'node:crypto';
import { NewSource, type Source } from '../../server/domains/gateways/contract.ts';
import {
  createGateways,
  createSource,
  type Gateways,
  getSourceRow,
  type SourceRow,
} from '../../server/domains/gateways/index.ts';
import { createPulls } from '../../server/jobs/create-pulls.ts';
import type { SourceId } from '../../server/kernel/ids.ts';
import type { Context, ContextServices } from '../../server/platform/context.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { testSecrets } from './people.ts';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const PUBLIC_KEY = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
export const PRIVATE_KEY = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
/** The `Content-Signature` of a body, by the key that `PUBLIC_KEY` belongs to. */
export const signatureOf = (body: string | Uint8Array) =>
  sign('RSA-SHA256', Buffer.from(body), keys.privateKey).toString('base64');

export const testGateways = (services: ContextServices): Gateways =>
  createGateways({ services, log: createLogger('silent'), secrets: testSecrets });

/** A source of the back office at `origin`, from an hour before the rows of the fake gateway on. */
export function makeSource(
  ctx: Context,
  origin: string,
  { settings = {}, ...more }: { settings?: object; [field: string]: unknown } = {},
): Promise<Source> {
  const input = NewSource.parse({
    name: 'Back office',
    kind: 'begateway-back-office',
    password: 'demo-password',
    settings: {
      origins: { backOffice: origin, gateway: origin },
      user: '55',
      startFrom: '2026-11-09T07:00:00Z',
      pageSize: 4,
      timeZone: 'UTC',
      publicKey: PUBLIC_KEY,
      ...settings,
    },
    ...more,
  });
  return createSource(ctx, input, testSecrets);
}

/** Pulls every source that is due, and waits until that is done. */
export async function pullTransactions(ctx: Context, gateways: Gateways): Promise<void> {
  const pulls = createPulls(gateways);
  await pulls.start(ctx);
  await pulls.finished();
}

export const rowOf = (ctx: Context, { id }: { id: SourceId }): Promise<SourceRow> => getSourceRow(ctx.read, id);
