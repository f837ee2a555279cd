import type { Db } from '../../platform/db.ts';
import type { Secrets } from '../../platform/secrets.ts';
import type { Throttle } from './throttle.ts';

/** What the verbs of this domain need besides a context. */
export interface AccessParts {
  /** For what is counted and not audited: last activity of a session. */
  db: Db;
  secrets: Secrets;
  throttle: Throttle;
  /** Where one-time addresses lead. */
  publicOrigin: string;
}

/** From where a session is started. */
export interface SignInOrigin {
  address: string;
  userAgent: string;
  /** The token of the device cookie, if the browser has one. */
  deviceToken?: string | undefined;
}
