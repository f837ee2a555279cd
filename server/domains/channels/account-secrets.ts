import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { fingerprint, type Secrets } from '../../platform/secrets.ts';
import { AccountSecrets } from './contract.ts';

/** What an account keeps sealed: what was typed, and the word by which Telegram proves itself to our webhook. */
const SealedSecrets = AccountSecrets.extend({ webhookSecret: z.string() });
export type SealedSecrets = z.infer<typeof SealedSecrets>;

export const freshWebhookSecret = () => randomBytes(32).toString('base64url');

export const openSecrets = (secrets: Secrets, sealed: string): SealedSecrets =>
  SealedSecrets.parse(JSON.parse(secrets.open(sealed)));

export const sealSecrets = (secrets: Secrets, plain: SealedSecrets): string => secrets.seal(JSON.stringify(plain));

/** What is kept after a change: an empty or absent secret stays as it was. */
export function withTyped(known: SealedSecrets, typed: AccountSecrets): SealedSecrets {
  const given = Object.entries(typed).filter(([, value]) => value !== undefined && value !== '');
  return { ...known, ...Object.fromEntries(given) };
}

/** Of those that a person typed. */
export const fingerprintsOf = ({ webhookSecret: _, ...typed }: SealedSecrets): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (value === undefined ? [] : [[name, fingerprint(value)]])),
  );
