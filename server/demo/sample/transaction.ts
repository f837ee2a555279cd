import type { Cause } from './causes.ts';
import type { Key } from './identity.ts';
import type { SampleCard, SamplePayer } from './payers.ts';
import type { SampleGateway, SampleShop } from './world.ts';

export type SampleType = 'payment' | 'authorization' | 'capture' | 'void' | 'refund' | 'chargeback';
export type SampleStatus = 'successful' | 'failed' | 'incomplete' | 'pending' | 'expired';

/** The whole life of one transaction, past and future. What of it is known at a moment says `viewAt`. Times are milliseconds since 1970. */
export interface SampleTransaction {
  key: Key;
  uid: string;
  /** The running number of the back office. */
  number: number;
  shop: SampleShop;
  gateway: SampleGateway;
  type: SampleType;
  method: 'credit_card' | 'erip';
  amount: number;
  currency: string;
  createdMs: number;
  /** When it was decided. */
  finalMs: number;
  finalStatus: 'successful' | 'failed' | 'expired';
  cause: Cause;
  closedMs: number | undefined;
  settledMs: number | undefined;
  pspSettledMs: number | undefined;
  /** Bills: until when they may be paid. */
  expiresMs: number | undefined;
  payer: SamplePayer;
  card: SampleCard | undefined;
  /** The phone's wallet, when the card was in one. */
  wallet: 'apple_pay' | 'google_pay' | undefined;
  threeDs: 'none' | 'frictionless' | 'challenge';
  orderNumber: number;
  trackingId: string;
  description: string;
  language: string;
  test: boolean;
  parentUid: string | undefined;
  reason: string | undefined;
}

/** What the gateway knows of a transaction at one moment. */
export interface SampleView {
  status: SampleStatus;
  code: string;
  message: string;
  friendly: string;
  decided: boolean;
  updatedMs: number;
  paidMs: number | undefined;
  closedMs: number | undefined;
  settledMs: number | undefined;
  pspSettledMs: number | undefined;
}
