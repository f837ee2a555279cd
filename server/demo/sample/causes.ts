import { runningSums } from './random.ts';

/** Where a payment was stopped: decides which blocks of the document tell of it. */
export type Stage = 'bank' | 'three-d-secure' | 'protection' | 'routing' | 'gateway';

/** Why a payment ended as it did, in the gateway's words. The sentences are ours. */
export interface Cause {
  code: string;
  message: string;
  friendlyRu: string;
  friendlyEn: string;
  stage: Stage;
  bankCode?: string;
  /** Letters of the directory server and of the issuer, when 3-D Secure decided. */
  threeDs?: { ve: string; pa: string | null; reason?: string };
  /** How often, of all declines. */
  weight: number;
  /** How often the payer tries again, and how often that helps. */
  retried: number;
  helped: number;
}

const cause = (
  code: string,
  stage: Stage,
  message: string,
  friendly: readonly [ru: string, en: string],
  weight: number,
  more: Partial<Cause> = {},
): Cause => ({
  code,
  stage,
  message,
  friendlyRu: friendly[0],
  friendlyEn: friendly[1],
  weight,
  retried: 0.3,
  helped: 0.3,
  ...more,
});

const ASK_BANK = [
  'Банк отклонил платёж. Обратитесь в банк, выпустивший карту.',
  'Your bank refused the payment. Please contact it.',
] as const;
const CHECK_CARD = ['Проверьте данные карты.', 'Please check the card details.'] as const;
const TRY_LATER = [
  'Платёж сейчас невозможен. Попробуйте позже.',
  'The payment is not possible now. Please try later.',
] as const;
const NOT_CONFIRMED = ['Платёж не подтверждён в банке.', 'The payment was not confirmed with the bank.'] as const;

export const APPROVED: Cause = cause(
  'S.0000',
  'bank',
  'Approved',
  ['Платёж проведён.', 'The payment went through.'],
  0,
  { bankCode: '00' },
);
export const INSUFFICIENT_FUNDS = cause(
  'F.0114',
  'bank',
  'Insufficient funds',
  ['Недостаточно средств на карте.', 'Not enough money on the card.'],
  30,
  { bankCode: '51', retried: 0.42, helped: 0.42 },
);
export const ABANDONED = cause(
  'F.0998',
  'three-d-secure',
  'Not completed by the customer',
  ['Платёж не был завершён.', 'The payment was not completed.'],
  17,
  { threeDs: { ve: 'Y', pa: null }, retried: 0.35, helped: 0.7 },
);
export const DUPLICATE = cause(
  'F.0108',
  'gateway',
  'Duplicate of a recent transaction',
  ['Такой платёж уже проводится.', 'This payment is already in progress.'],
  0,
);
export const CURRENCY_UNKNOWN = cause('F.0113', 'gateway', 'Currency is not supported by the gateway', TRY_LATER, 0, {
  retried: 0.2,
  helped: 0,
});
export const GATEWAY_INACTIVE = cause('F.2010', 'routing', 'Gateway is inactive', TRY_LATER, 0, {
  retried: 0.4,
  helped: 0.1,
});
export const ACQUIRER_DOWN = cause('F.0117', 'bank', 'Acquirer system is temporarily unavailable', TRY_LATER, 2, {
  bankCode: '96',
  retried: 0.5,
  helped: 0.5,
});
export const GATEWAYS_FULL = cause('F.2011', 'routing', 'No gateway with free limit', TRY_LATER, 0, {
  retried: 0.35,
  helped: 0.05,
});
export const LIMIT_BEFORE_BANK = cause('F.0123', 'protection', 'Monthly volume limit exceeded', TRY_LATER, 0, {
  retried: 0.35,
  helped: 0.05,
});
export const LIMIT_AT_ACQUIRER = cause('F.0123', 'bank', 'Merchant limit exceeded', TRY_LATER, 0, {
  retried: 0.35,
  helped: 0.05,
});
export const BLACK_LISTED = cause('F.2007', 'protection', 'Declined by the risk check', TRY_LATER, 1.6, {
  retried: 0.15,
  helped: 0,
});

/** What usually goes wrong with a card payment. */
export const USUAL_DECLINES: readonly Cause[] = [
  INSUFFICIENT_FUNDS,
  ABANDONED,
  ACQUIRER_DOWN,
  BLACK_LISTED,
  cause('F.0105', 'bank', 'Do not honor', ASK_BANK, 13, { bankCode: '05', helped: 0.35 }),
  cause(
    'F.0124',
    'bank',
    'Exceeds the card limit',
    ['Превышен лимит по карте.', 'The limit of the card is exceeded.'],
    8,
    { bankCode: '61', helped: 0.35 },
  ),
  cause('F.0127', 'bank', 'Invalid card data', CHECK_CARD, 6, { bankCode: '14', retried: 0.7, helped: 0.75 }),
  cause('F.0112', 'bank', 'CVC does not match', CHECK_CARD, 4, { bankCode: '82', retried: 0.7, helped: 0.75 }),
  cause('F.0111', 'bank', 'Card has expired', ['Срок действия карты истёк.', 'The card has expired.'], 3.5, {
    bankCode: '54',
    retried: 0.5,
    helped: 0.6,
  }),
  cause('F.4001', 'three-d-secure', 'Cardholder was not authenticated', NOT_CONFIRMED, 5, {
    threeDs: { ve: 'Y', pa: 'N', reason: '01' },
    retried: 0.45,
    helped: 0.5,
  }),
  cause('F.4026', 'three-d-secure', 'Time to confirm ran out', NOT_CONFIRMED, 3, {
    threeDs: { ve: 'Y', pa: 'N', reason: '14' },
    retried: 0.5,
    helped: 0.7,
  }),
  cause('F.0130', 'three-d-secure', 'Issuer rejected the authentication', NOT_CONFIRMED, 3, {
    threeDs: { ve: 'Y', pa: 'R', reason: '11' },
    helped: 0.2,
  }),
  cause('F.0129', 'three-d-secure', 'Authentication could not be performed', NOT_CONFIRMED, 1.5, {
    threeDs: { ve: 'U', pa: 'U', reason: '05' },
    helped: 0.5,
  }),
  cause('F.0116', 'bank', 'Suspected fraud', ASK_BANK, 1.8, { bankCode: '59', retried: 0.2, helped: 0.05 }),
  cause('F.0115', 'bank', 'Suspected fraud at the acquirer', ASK_BANK, 0.6, {
    bankCode: '34',
    retried: 0.2,
    helped: 0,
  }),
  cause('F.0119', 'bank', 'Issuer is unavailable', TRY_LATER, 2, { bankCode: '91', retried: 0.5, helped: 0.6 }),
  cause('F.2009', 'protection', 'Declined by a security rule', TRY_LATER, 1.2, { retried: 0.15, helped: 0.02 }),
  cause('F.6001', 'protection', 'Address or CVC check failed', CHECK_CARD, 0.4, { helped: 0.4 }),
  cause('F.0100', 'bank', 'Card is blocked', ASK_BANK, 1.4, { bankCode: '62', helped: 0.3 }),
];

export const USUAL_DECLINE_SUMS = runningSums(USUAL_DECLINES.map(({ weight }) => weight));

export const IN_PROGRESS = {
  code: 'P.9998',
  message: 'Waiting for the customer',
  friendlyRu: 'Платёж ожидает подтверждения.',
  friendlyEn: 'The payment waits for confirmation.',
} as const;
export const BILL_WAITS = {
  code: 'P.0001',
  message: 'Bill is waiting to be paid',
  friendlyRu: 'Счёт ожидает оплаты.',
  friendlyEn: 'The bill waits to be paid.',
} as const;
export const BILL_EXPIRED = cause(
  'F.0109',
  'gateway',
  'Bill was not paid in time',
  ['Срок оплаты счёта истёк.', 'The bill has expired.'],
  0,
);
export const DONE: Cause = cause(
  'S.0000',
  'bank',
  'Operation is done',
  ['Операция выполнена.', 'The operation is done.'],
  0,
);
