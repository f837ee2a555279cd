import type { Db } from '../../platform/db.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { createThrottle, type Throttle } from './throttle.ts';

/** What the verbs of this domain need besides a context. */
export interface AccessParts {
  /** For what is counted and not audited: last activity of a session. */
  db: Db;
  secrets: Secrets;
  throttle: Throttle;
  /** Where one-time addresses lead. */
  publicOrigin: string;
}

export function createAccessParts({ db, secrets, publicOrigin }: Omit<AccessParts, 'throttle'>): AccessParts {
  return { db, secrets, publicOrigin, throttle: createThrottle(db) };
}
