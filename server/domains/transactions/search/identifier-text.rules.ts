import { TransactionUid } from '#kernel/ids';
import type { Reading } from './contract.ts';
import { type Draft, spanOf, take, takeEach } from './draft.rules.ts';

const EMAIL = /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}@(?:[\p{L}\d-]{1,63}\.){1,6}[\p{L}]{2,24}(?![\p{L}\d])/gu;
const UUID = /(?<![0-9a-z-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z-])/gi;
const GATEWAY_UID = /(?<![0-9a-z-])\d{1,12}-[0-9a-f]{10}(?![0-9a-z-])/gi;
const NAMED_UID =
  /(?<![\p{L}\d])(?:uid|уид|txn|trx|(?:id|ид|номер\p{L}{0,2}) (?:транзакц\p{L}{1,4}|платеж\p{L}{0,3}|операц\p{L}{1,4})|transaction(?: id| number)?|payment id)[ \t]{0,3}[:=№#"«-]{0,3}[ \t]{0,3}([a-z0-9][a-z0-9._:-]{5,63})(?![\p{L}\d])/giu;
const HEX_TOKEN = /(?<![0-9a-z])[0-9a-f]{32,64}(?![0-9a-z])/gi;
const RRN_NAMED =
  /(?<![\p{L}\d])(?:rrn|ррн|retrieval(?: reference)?(?: number)?)[\s:=№#"«.-]{0,6}([0-9a-z]{12})(?![\p{L}\d])/giu;
const TWELVE_DIGITS = /(?<![\p{L}\d+.,-])\d{12}(?![\p{L}\d]|[.,-]\d)/gu;
const AUTH_NAMED =
  /(?<![\p{L}\d])(?:код\p{L}{0,2} (?:авториз|аўтарыз)\p{L}{0,6}|авт\p{L}{0,9}\.?(?: код\p{L}{0,2})?|auth(?:ori[sz]ation)?[ _-]?(?:code|number)?|approval(?: code)?)[\s:=№#"«.-]{0,4}([0-9a-z]{6})(?![\p{L}\d]|[.,]\d)/giu;

// Codes of many sorts are called "code".
const CODE = /(?<![\p{L}\d])(?:код\p{L}{0,2}|code)[\s:=№#"«.-]{0,4}([0-9a-z]{6})(?![\p{L}\d]|[.,]\d)/giu;

/** What is known by its shape, or by the word before it: e-mails, uids, checkout tokens, RRNs, authorisation codes. */
export function readIdentifiers(draft: Draft): void {
  takeEach(draft, EMAIL, 'shaped', ([email]) => [{ kind: 'email', email: email.toLowerCase() }]);
  takeEach(draft, UUID, 'shaped', ([uid]) => uidReading(uid.toLowerCase()));
  takeEach(draft, GATEWAY_UID, 'shaped', ([uid]) =>
    /[a-f]|\d-\d{10}$/i.test(uid) ? uidReading(uid.toLowerCase()) : [],
  );
  takeEach(draft, NAMED_UID, 'named', ([, uid = '']) =>
    /\d/.test(uid) ? [...uidReading(uid), orderReading(uid)] : [],
  );
  takeEach(draft, HEX_TOKEN, 'shaped', ([hex]) => readHex(hex.toLowerCase()));
  takeEach(draft, RRN_NAMED, 'named', ([, rrn = '']) =>
    /\d/.test(rrn) ? [{ kind: 'rrn', rrn: rrn.toUpperCase() }] : [],
  );
  takeEach(draft, AUTH_NAMED, 'named', ([, code = '']) =>
    /\d/.test(code) ? [{ kind: 'auth-code', authCode: code.toUpperCase() }] : [],
  );
  takeEach(draft, CODE, 'guessed', ([, code = '']) =>
    /\d/.test(code) ? [{ kind: 'auth-code', authCode: code.toUpperCase() }, orderReading(code)] : [],
  );
}

/** Twelve digits in a row are an RRN, unless they are a telephone number: read phones first. */
export function readBareRrns(draft: Draft): void {
  for (const match of draft.rest.matchAll(TWELVE_DIGITS)) {
    take(draft, spanOf(match), 'shaped', [{ kind: 'rrn', rrn: match[0] }, orderReading(match[0])]);
  }
}

export function orderReading(order: string): Reading {
  return { kind: 'order', order };
}

function readHex(hex: string): Reading[] {
  if (!/[a-f]/.test(hex)) return [];
  const token: Reading = { kind: 'checkout-token', checkoutToken: hex };
  return hex.length === 64 ? [token, ...uidReading(hex)] : [...uidReading(hex), token, orderReading(hex)];
}

function uidReading(uid: string): Reading[] {
  const parsed = TransactionUid.safeParse(uid);
  return parsed.success ? [{ kind: 'uid', uid: parsed.data }] : [];
}
