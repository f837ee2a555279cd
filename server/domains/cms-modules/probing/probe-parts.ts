import type { SafeFetch } from '../../../platform/safe-fetch/safe-fetch.ts';
import type { Gateways } from '../../gateways/index.ts';

/** What probing needs besides the database: the door to the outside, and the keys that gateways keep. */
export interface ProbeParts {
  safeFetch: SafeFetch;
  gateways: Gateways;
}
