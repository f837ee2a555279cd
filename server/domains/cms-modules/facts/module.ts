/**
 * Our modules as their public repositories show them (code and READMEs read at the commits of 2025-10; versions are tags or
 * manifests). `from` and `to` are lines of the CMS that the module states or was tested with; beyond `to` nothing is known.
 */
export interface ModuleFacts {
  id: string;
  name: string;
  /** The platform that it runs on; several modules may share one. */
  cms: string;
  repository: string | null;
  version: string | null;
  from?: string;
  to?: string;
  phpFrom?: string;
  phpTo?: string;
  /** For ERIP alone. */
  erip?: true;
  /** How it proves that a notification is ours; `either`: the signature, or HTTP Basic where there is none. */
  proof?: 'none' | 'basic' | 'signature' | 'either';
  /** Refuses with HTTP 200, so that nothing is sent again. */
  refusesWith200?: true;
  /** A late failure takes a paid order back. */
  lateFailureWins?: true;
  /** Refuses a notification whose amount is not the order's. */
  comparesAmount?: true;
  testByDefault?: true;
  demoByDefault?: true;
  /** Wants the whole address where the others want a bare domain. */
  wantsWholeAddress?: true;
  /** 0 switches a method on. */
  zeroIsYes?: true;
  /** Multiplies by 100 whatever the currency. */
  hundredAlways?: true;
  /** How an authorization leaves the order. */
  authorization?: 'looks-paid' | 'never-changed';
  /** Minutes that its payment page lives, where the code fixes them. */
  tokenMinutes?: number;
  /** The order it writes into the tracking id is a cart's number. */
  cartNumber?: true;
  /** What its notification address holds. */
  notificationMark?: string;
}
