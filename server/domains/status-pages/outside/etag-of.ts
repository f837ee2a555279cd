import { createHash } from 'node:crypto';

/** The name of a text for caches: another text has another name. */
export const etagOf = (text: string): string =>
  `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
