import type { MerchantId, TemplateId, TransactionUid } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { type ExplainedPayment, explainPayment } from '../diagnosis/index.ts';
import { listTemplatesById } from '../knowledge/index.ts';
import type { Term, TransactionFacts } from '../transactions/contract.ts';
import { findTransactions, searchTransactions, understandWords } from '../transactions/index.ts';
import type { DraftedPiece } from './contract.ts';
import type { AnswerParts, LookedAt } from './look-at-ticket.ts';
import { secretsOf } from './payment-secrets.rules.ts';
import type { Disclosure, ExplainedForCheck, TellablePayment } from './tells-too-much.rules.ts';

export interface TextToCheck {
  text: string;
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
    payment === null ? undefined : explainPayment(ctx, payment.uid, parts.timeZone),
    listTemplatesById(ctx.read, templates),
  ]);
  const candidates = found.hits.slice(0, MOST_CANDIDATES).map(({ transaction }) => transaction.uid);
  const uids = new Set<TransactionUid>([...candidates, ...named]);
  if (payment !== null) uids.delete(payment.uid);
  const others = uids.size === 0 ? [] : await findTransactions(ctx.read, [...uids]);
  return {
    opens,
    payment: payment === null ? null : explainedForCheck(payment, explained, parts.timeZone),
    others: others.map((other) => tellable(other, parts.timeZone)),
    merchants: merchantsOf(looked),
    said: writer.said.flatMap(({ subject, text: own, quoted }) => [subject ?? '', own, quoted ?? '']).join('\n'),
    pieces,
    templates: used.map(({ audience }) => audience),
  };
}

const merchantsOf = ({ writer, payment, proof }: LookedAt): MerchantId[] =>
  proof.level === 'contact-on-file'
    ? [...writer.contactOf, writer.ticket.boundTo, payment?.merchantId ?? null].filter((each) => each !== null)
    : [];

/** The payments that the text itself names, whoever they belong to. */
async function uidsNamedIn(
  ctx: Context,
  text: string,
  { timeZone, shopNames }: AnswerParts,
): Promise<TransactionUid[]> {
  const reader = { now: ctx.clock.now().toZonedDateTimeISO(timeZone), knownShops: [] };
  const { text: read, terms } = understandWords(text, reader);
  const naming = terms.flatMap(namingPart);
  if (naming.length === 0) return [];
  const { items } = await searchTransactions(
    ctx,
    { text: read, terms: naming, limit: 10 },
    { timeZone, knownShops: await shopNames(ctx) },
  );
  return items.flatMap(({ transaction, reasons }) =>
    reasons.some(({ how }) => how === 'exact') ? [transaction.uid] : [],
  );
}

function namingPart(term: Term): Term[] {
  const readings = term.readings.filter(({ kind }) => NAMING.has(kind));
  return readings.length === 0 || term.certainty === 'guessed' ? [] : [{ ...term, readings }];
}

function tellable(facts: TransactionFacts, timeZone: string): TellablePayment {
  return {
    uid: facts.uid,
    merchantId: facts.merchantId,
    amount: facts.amount,
    cardLast4: facts.cardLast4,
    secrets: secretsOf({ ...facts, clocks: clocksOf(facts, timeZone) }),
  };
}

function explainedForCheck(
  facts: TransactionFacts,
  explained: ExplainedPayment | undefined,
  timeZone: string,
): ExplainedForCheck {
  const texts = (audience: 'merchant' | 'payer') =>
    Object.values(explained?.bodies[audience] ?? {}).flatMap((body) => (body.ready ? [body.text] : []));
  const relatedUids = (explained?.verdict.evidence ?? []).flatMap(({ uid }) => uid ?? []);
  return {
    ...tellable(facts, timeZone),
    secrets: secretsOf({
      ...facts,
      relatedUids,
      shopDomain: explained?.shop?.domain,
      clocks: clocksOf(facts, timeZone),
    }),
    causes: explained?.causes ?? [],
    payerTexts: texts('payer'),
    merchantTexts: texts('merchant'),
  };
}

/** `19:05` in the desk's zone, of when it began and when it was paid. */
const clocksOf = ({ createdAt, paidAt }: TransactionFacts, timeZone: string): string[] =>
  [createdAt, paidAt].flatMap((at) =>
    at === null
      ? []
      : [Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' })],
  );
