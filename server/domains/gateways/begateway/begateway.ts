import type { ConfiguredFetch } from '../../../platform/configured-fetch.ts';
import type { SourceKind, SourceSettings } from '../contract.ts';
import type { Account } from './ask.ts';

/** What the parts of the adapter share. */
export interface Begateway {
  kind: SourceKind;
  settings: SourceSettings;
  fetch: ConfiguredFetch;
  account: Account;
  exportClosed: boolean;
  shopIds: readonly number[];
  accountOf(shopId: number | undefined): Account;
}
