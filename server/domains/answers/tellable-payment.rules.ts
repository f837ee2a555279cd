import type { ExplainedVerdict, Verdict } from '#contract/diagnosis';
import type { TransactionFacts } from '#contract/transactions';
import { secretsOf } from './payment-secrets.rules.ts';
import type { ExplainedForCheck, TellablePayment } from './tells-too-much.rules.ts';

/** What was found about a payment, as far as it can slip into a text. */
interface Explained {
  bodies: ExplainedVerdict['texts'];
  causes: ExplainedForCheck['causes'];
  shop?: { domain?: string } | undefined;
  verdict: Pick<Verdict, 'evidence'>;
}

/** A payment as what a text is held against. */
export function tellablePayment(facts: TransactionFacts, timeZone: string): TellablePayment {
  return {
    uid: facts.uid,
    merchantId: facts.merchantId,
    amount: facts.amount,
    cardLast4: facts.cardLast4,
    secrets: secretsOf({ ...facts, clocks: clocksOf(facts, timeZone) }),
  };
}

/** The attached payment, with what was found about it; nothing was where the asker may not see it. */
export function explainedForCheck(
  facts: TransactionFacts,
  explained: Explained | undefined,
  timeZone: string,
): ExplainedForCheck {
  const texts = (audience: 'merchant' | 'payer') =>
    Object.values(explained?.bodies[audience] ?? {}).flatMap((body) => (body.ready ? [body.text] : []));
  const relatedUids = (explained?.verdict.evidence ?? []).flatMap(({ uid }) => uid ?? []);
  const clocks = clocksOf(facts, timeZone);
  return {
    ...tellablePayment(facts, timeZone),
    secrets: secretsOf({ ...facts, relatedUids, shopDomain: explained?.shop?.domain, clocks }),
    causes: explained?.causes ?? [],
    payerTexts: texts('payer'),
    merchantTexts: texts('merchant'),
  };
}

/** `19:05` in the desk's zone, of when it began and when it was paid. */
const clocksOf = ({ createdAt, paidAt }: TransactionFacts, timeZone: string): string[] =>
  [createdAt, paidAt].flatMap((at) => (at ? [clockOf(at, timeZone)] : []));

const clockOf = (at: string, timeZone: string) =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
