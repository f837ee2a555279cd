import { cleanText, maskText } from '#kernel/mask';
import { no, ok, type Result } from '#kernel/result';
import type { GatewayTransaction, InstantText, ParsedDocument, RefusedDocument } from '../contract.ts';
import { readAmount } from './amount.rules.ts';
import {
  type Bag,
  bagOf,
  flagOf,
  isBag,
  latestAfter,
  type Oddities,
  odd,
  type SetField,
  setter,
  textOf,
  timeOf,
  wholeOf,
} from './fields.rules.ts';
import { readJson } from './json.rules.ts';
import { keepDocument } from './keep.rules.ts';
import { readBank, readCard, readPeople, readThreeDs } from './parts.rules.ts';
import { readProtection } from './protection.rules.ts';
import { type Root, rootOf } from './root.rules.ts';
import { isType, readStatus } from './words.rules.ts';

export type Outcome = Result<ParsedDocument, RefusedDocument>;

/** A body as it came over the wire: one document. `at` is the moment of reading, against which future times are seen. */
export function parseBody(text: string, at: InstantText): Outcome {
  const json = readJson(text);
  return json.ok ? parseDocument(json.value, at) : refuse(json.error, text);
}

/** One document of the gateway, already JSON: masked first, then read; what cannot be used is refused with the reason. */
export function parseDocument(document: unknown, at: InstantText): Outcome {
  const kept = keepDocument(document);
  if (!isBag(document)) return refuse('not-an-object', kept.value);
  const root = rootOf(bagOf(kept.value), document);
  if (!root.ok) return refuse(root.error, kept.value);
  const oddities: Oddities = kept.cut ? ['text-shortened document'] : [];
  const transaction = readTransaction(root.value, at, oddities);
  if (!UID.test(transaction.uid)) return refuse('uid-unusable', kept.value);
  if (oddities.length > 0) transaction.oddities = oddities;
  return ok({ transaction, document: JSON.stringify(kept.value) });
}

const UID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

function readTransaction(root: Root, at: InstantText, oddities: Oddities): GatewayTransaction {
  const { body } = root;
  const transaction: GatewayTransaction = { uid: root.uid };
  const set = setter(transaction);
  readHead(set, root, oddities);
  readTimes(set, body, at, oddities);
  readAmount(set, root, oddities);
  readBank(set, root);
  readCard(set, root);
  readThreeDs(set, bagOf(body.three_d_secure_verification));
  readPeople(set, root);
  set('protection', readProtection(body));
  return transaction;
}

function readHead(set: SetField, root: Root, oddities: Oddities): void {
  const { body } = root;
  set('shopId', positive(wholeOf(body.shop_id, bagOf(body.shop).id, root.outer.shop_id, bagOf(root.outer.shop).id)));
  set('merchantNumber', positive(wholeOf(body.merchant_id, bagOf(body.merchant).id, bagOf(root.outer.merchant).id)));
  readType(set, textOf(body.type, root.outer.transaction_type), oddities);
  readWords(set, root, oddities);
  set('description', textOf(body.description));
  set('trackingId', textOf(body.tracking_id));
  set('test', flagOf(body.test ?? root.outer.test));
  set('language', textOf(body.language)?.slice(0, 10));
  const parent = textOf(body.parent_uid);
  if (parent !== undefined && UID.test(parent)) set('parentUid', parent);
  set('reason', textOf(body.reason));
  set('recurringType', textOf(body.recurring_type));
  set('checkoutToken', root.checkoutToken);
  set('methodType', methodOf(body));
}

const positive = (id: number | undefined) => (id !== undefined && id > 0 && id <= 2_147_483_647 ? id : undefined);

function readType(set: SetField, word: string | undefined, oddities: Oddities): void {
  if (word === undefined) return;
  const type = word.toLowerCase();
  if (!isType(type)) odd(oddities, 'type-unknown', 'type', word);
  set('type', isType(type) ? type : 'unknown');
}

function readWords(set: SetField, { body, outer, status }: Root, oddities: Oddities): void {
  const word = status ?? textOf(body.status);
  if (word !== undefined) {
    const read = readStatus(word);
    if (read.status === 'unknown') odd(oddities, 'status-unknown', 'status', word);
    set('status', read.status);
    set('rawStatus', read.raw);
  }
  const code = textOf(body.code, outer.code)?.slice(0, 32);
  set('code', code !== undefined && /^[sfpe]\.\d{4}$/i.test(code) ? code.toUpperCase() : code);
  set('message', textOf(body.message));
  set('friendlyMessage', textOf(body.friendly_message, outer.friendly_message));
}

function methodOf(body: Bag): string | undefined {
  const named = textOf(body.payment_method_type, body.method_type, bagOf(body.payment_method).payment_method_type);
  if (named !== undefined) return named;
  if (isBag(body.credit_card)) return 'credit_card';
  return isBag(body.erip) ? 'erip' : undefined;
}

const TIMES = [
  ['createdAt', 'created_at'],
  ['updatedAt', 'updated_at'],
  ['paidAt', 'paid_at'],
  ['expiredAt', 'expired_at'],
  ['closedAt', 'closed_at'],
  ['settledAt', 'settled_at'],
  ['pspSettledAt', 'psp_settled_at'],
  ['manuallyCorrectedAt', 'manually_corrected_at'],
] as const;

function readTimes(set: SetField, body: Bag, at: InstantText, oddities: Oddities): void {
  const latest = latestAfter(at);
  for (const [field, name] of TIMES) set(field, timeOf(body, name, latest, oddities));
}

const EXCERPT = 600;

/** What could not be used, in a form that may be kept and shown. */
export function refuse(reason: string, what: unknown): { ok: false; error: RefusedDocument } {
  return no({ reason, excerpt: excerptOf(what) });
}

function excerptOf(what: unknown): string {
  if (typeof what !== 'string') return (JSON.stringify(what) ?? '').slice(0, EXCERPT).toWellFormed();
  // Masked before it is cut: half a card number is not recognised any more.
  return maskText(cleanText(what.slice(0, 20_000)))
    .slice(0, EXCERPT)
    .toWellFormed();
}
