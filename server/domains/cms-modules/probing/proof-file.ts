import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ShopId } from '../../../kernel/ids.ts';
import type { Secrets } from '../../../platform/secrets.ts';

const PURPOSE = 'proof of a shop host';

/** A file that only who runs the host can put there; its text proves nothing for another shop or another host. */
export function proofFile(secrets: Secrets, shopId: ShopId, host: string): { url: string; text: string } {
  const [text = ''] = proofTexts(secrets, shopId, host);
  return { url: `https://${host}/.well-known/vakhta-${shopId}.txt`, text };
}

/** Whether a file says what it must; a text made under the key before still counts. */
export function provesHost(secrets: Secrets, shopId: ShopId, host: string, said: string): boolean {
  const shown = Buffer.from(said.trim().slice(0, 100));
  return proofTexts(secrets, shopId, host).some((text) => {
    const expected = Buffer.from(text);
    return shown.length === expected.length && timingSafeEqual(shown, expected);
  });
}

const proofTexts = (secrets: Secrets, shopId: ShopId, host: string) =>
  secrets
    .derive(PURPOSE)
    .map((key) => createHmac('sha256', key).update(`${shopId}:${host}`).digest('hex').slice(0, 40));
