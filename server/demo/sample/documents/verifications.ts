import { hash32 } from '../random.ts';
import type { SampleTransaction, SampleView } from '../transaction.ts';
import { monthlyLimitMinor } from '../trouble.ts';

/** The acquirer's answer, or nothing where the payment never reached it. */
export function bankPart(seed: number, t: SampleTransaction, view: SampleView) {
  const reached = view.decided && t.cause.stage === 'bank' && t.method === 'credit_card';
  const approved = view.status === 'successful';
  const draw = hash32(seed, t.key, 40);
  return {
    auth_code: reached && approved ? String(100_000 + (draw % 900_000)) : null,
    bank_code: reached ? (t.cause.bankCode ?? null) : null,
    rrn: reached ? rrnOf(t, draw) : null,
    ref_id: view.decided ? String(10_000_000 + (draw % 89_000_000)) : null,
    message: reached ? t.cause.message : null,
    amount: t.amount,
    currency: t.currency,
    billing_descriptor: t.shop.descriptor,
    gateway_id: t.gateway.id,
    status: view.status,
  };
}

/** Last digit of the year, day of the year, hour, six digits: as processing centres number their messages. */
function rrnOf(t: SampleTransaction, draw: number): string {
  const at = new Date(t.createdMs);
  const dayOfYear = Math.floor((t.createdMs - Date.UTC(at.getUTCFullYear(), 0, 1)) / 86_400_000) + 1;
  return `${at.getUTCFullYear() % 10}${String(dayOfYear).padStart(3, '0')}${String(at.getUTCHours()).padStart(2, '0')}${String(draw % 1_000_000).padStart(6, '0')}`;
}

const LISTS_CLEAR = { email: 'absent', ip: 'absent', card_number: 'absent' };
const LIMIT_CODE = 'F.0123';

/** What the provider's own protection said before the bank was asked. */
export function protectionPart(t: SampleTransaction, view: SampleView) {
  const refused = view.decided && t.cause.stage === 'protection';
  if (!refused) return { status: 'successful', message: null, white_black_list: LISTS_CLEAR };
  if (t.cause.code === LIMIT_CODE) return limitExceeded(t);
  if (t.cause.code === 'F.2007')
    return { status: 'failed', message: t.cause.message, white_black_list: { ...LISTS_CLEAR, ip: 'black' } };
  return {
    status: 'failed',
    message: t.cause.message,
    white_black_list: LISTS_CLEAR,
    rules: {
      [t.shop.merchant.name]: { [t.shop.domain]: { 'More than 3 cards from one address in an hour': 'reject' } },
    },
  };
}

function limitExceeded(t: SampleTransaction) {
  const used = monthlyLimitMinor(t.gateway) - (t.number % Math.max(1, t.amount));
  return {
    status: 'failed',
    message: t.cause.message,
    white_black_list: LISTS_CLEAR,
    limit: { volume: true, count: false, max: false, current_volume: used, current_count: Math.round(used / 7_400) },
  };
}

export function routingPart(t: SampleTransaction, view: SampleView) {
  const refused = view.decided && t.cause.stage === 'routing';
  return refused ? { status: 'failed', message: t.cause.message } : { status: 'successful' };
}

/** The block of 3-D Secure; absent where it was not asked for. */
export function threeDSecurePart(t: SampleTransaction, view: SampleView) {
  if (t.threeDs === 'none') return undefined;
  return {
    three_d_secure_verification: {
      ...outcomeOf(t, view),
      acs_url: null,
      pa_req: null,
      md: null,
      pa_res_url: null,
      xid: null,
      method_process_url: null,
      creq: null,
    },
  };
}

const NOT_YET = { eci: null, pa_status: null, cavv: null, cavv_algorithm: null, fail_reason: null };

function outcomeOf(t: SampleTransaction, view: SampleView) {
  const letters = t.cause.threeDs ?? { ve: 'Y', pa: 'Y' };
  if (!view.decided)
    return { ...NOT_YET, status: 'incomplete', message: 'Waiting for the cardholder', ve_status: letters.ve };
  const decided = { ...NOT_YET, ve_status: letters.ve, pa_status: letters.pa };
  if (t.cause.threeDs !== undefined)
    return { ...decided, status: 'failed', message: t.cause.message, fail_reason: t.cause.threeDs.reason ?? null };
  const proof = { eci: eciOf(t), cavv: 'c2FtcGxlIGNhdnYgdmFsdWUu', cavv_algorithm: '2' };
  return { ...decided, ...proof, status: 'successful', message: 'Authenticated' };
}

const eciOf = (t: SampleTransaction) => (t.card?.brand === 'master' ? '02' : '05');
