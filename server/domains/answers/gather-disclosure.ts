import type { FileId, MerchantId, TemplateId, TransactionUid } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { explainPayment } from '../diagnosis/index.ts';
import { listTemplatesById } from '../knowledge/index.ts';
import type { Term } from '../transactions/contract.ts';
import { findTransactions, searchTransactions, understandWords } from '../transactions/index.ts';
import type { DraftedPiece } from './contract.ts';
import { type AnswerParts, type LookedAt, questionOf } from './look-at-ticket.ts';
import { explainedForCheck, tellablePayment } from './tellable-payment.rules.ts';
import type { Disclosure } from './tells-too-much.rules.ts';
import { namesPayment } from './writers-words.rules.ts';

export interface TextToCheck {
  text: string;
  files: readonly FileId[];
  pieces: readonly DraftedPiece[];
  templates: readonly TemplateId[];
}

const MOST_CANDIDATES = 5;
/** By these a text names one payment. */
const NAMING = new Set(['uid', 'rrn', 'auth-code', 'checkout-token']);

/** What a text is held against before it leaves. */
export async function gatherDisclosure(
  ctx: Context,
  looked: LookedAt,
  { text, pieces, templates }: TextToCheck,
  parts: AnswerParts,
): Promise<Disclosure> {
  const { writer, found, payment, opens } = looked;
  const [named, explained, used] = await Promise.all([
    uidsNamedIn(ctx, text, parts),
    payment === null
      ? undefined
      : explainPayment(ctx, payment.uid, { timeZone: parts.timeZone, question: questionOf(writer) }),
    listTemplatesById(ctx.read, templates),
  ]);
  const candidates = found.hits.slice(0, MOST_CANDIDATES).map(({ transaction }) => transaction.uid);
  const uids = new Set<TransactionUid>([...candidates, ...named, ...writer.choices.uids]);
  if (payment !== null) uids.delete(payment.uid);
  const others = uids.size === 0 ? [] : await findTransactions(ctx.read, [...uids]);
  return {
    opens,
    isGroup: writer.isGroup,
    payment: payment === null ? null : explainedForCheck(payment, explained, parts.timeZone),
    others: others.map((other) => tellablePayment(other, parts.timeZone)),
    merchants: merchantsOf(looked),
    said: saidBy(writer),
    pieces,
    templates: used.map(({ audience }) => audience),
  };
}

/** Their words, and the names under which they came: who says a thing knows it. In a group a name is its bearer's alone. */
const saidBy = ({ said, isGroup }: LookedAt['writer']): string =>
  said
    .flatMap(({ subject, text, quoted, sender }) => [subject, text, quoted, isGroup ? null : sender?.name])
    .filter((words) => words != null)
    .join('\n');

const merchantsOf = ({ writer, payment, proof }: LookedAt): MerchantId[] =>
  proof.level === 'contact-on-file'
    ? [...writer.contactOf, writer.ticket.boundTo, payment?.merchantId ?? null].filter((each) => each !== null)
    : [];

/** The payments that the text itself names, or means beyond doubt, whoever they belong to. */
async function uidsNamedIn(
  ctx: Context,
  text: string,
  { timeZone, shopNames }: AnswerParts,
): Promise<TransactionUid[]> {
  const reader = { now: ctx.clock.now().toZonedDateTimeISO(timeZone), knownShops: [] };
  const { text: read, terms } = understandWords(text, reader);
  if (!namesPayment(terms)) return [];
  const knownShops = await shopNames(ctx);
  const find = (wanted: Term[]) =>
    searchTransactions(ctx, { text: read, terms: wanted, limit: 10 }, { timeZone, knownShops });
  const naming = terms.flatMap(namingPart);
  if (naming.length === 0) {
    const { items, isFarAhead } = await find(terms);
    return isFarAhead ? items.slice(0, 1).map(({ transaction }) => transaction.uid) : [];
  }
  const { items } = await find(naming);
  return items.flatMap(({ transaction, reasons }) =>
    reasons.some(({ how }) => how === 'exact') ? [transaction.uid] : [],
  );
}

function namingPart(term: Term): Term[] {
  const readings = term.readings.filter(({ kind }) => NAMING.has(kind));
  return readings.length === 0 || term.certainty === 'guessed' ? [] : [{ ...term, readings }];
}
