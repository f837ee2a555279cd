import type { TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Language } from '../contacts/contract.ts';
import { type ExplainedPayment, explainPayment } from '../diagnosis/index.ts';
import type { DraftedPiece, Suggestion } from './contract.ts';
import { planDraft, textLanguage, thingsToAsk } from './draft.rules.ts';
import { draftText } from './draft-text.ts';
import { DRAFT_WORDS } from './draft-words.ts';
import { gatherWriter } from './gather-writer.ts';
import { greetingName } from './greeting.rules.ts';
import { isOwedCardWord } from './is-owed-card-word.ts';
import { type AnswerParts, type LookedAt, lookAtWriter, questionOf } from './look-at-ticket.ts';

const MOST_CANDIDATES = 5;

/** What the product offers beside a ticket: the payment, what the writer has proven, and a draft that tells no more. */
export async function getSuggestion(
  ctx: Context,
  { ticketId, language }: { ticketId: TicketId; language?: Language | undefined },
  parts: AnswerParts,
): Promise<Suggestion> {
  const writer = await gatherWriter(ctx.read, ticketId);
  const uid = writer.ticket.transactionUid;
  const [looked, explained, owesCardWord] = await Promise.all([
    lookAtWriter(ctx, writer, parts),
    uid === null ? undefined : explainPayment(ctx, uid, { timeZone: parts.timeZone, question: questionOf(writer) }),
    isOwedCardWord(ctx.read, ticketId),
  ]);
  const wanted = language ?? writer.ticket.language;
  const { found, proof, opens } = looked;
  return {
    understood: found.understood,
    candidates: found.hits.slice(0, MOST_CANDIDATES),
    attached:
      uid === null ? null : { uid, verdict: explained?.short ?? null, byName: writer.choices.payment?.byName ?? null },
    proof,
    opens,
    ...draftFor(looked, explained, { wanted, owesCardWord }),
    cardSentence: owesCardWord ? DRAFT_WORDS[textLanguage(wanted)].sentCard : null,
  };
}

function draftFor(
  { writer, found, opens }: LookedAt,
  explained: ExplainedPayment | undefined,
  { wanted, owesCardWord }: { wanted: Language; owesCardWord: boolean },
): Pick<Suggestion, 'draft' | 'noDraft'> {
  const { ticket, isGroup, said } = writer;
  const language = textLanguage(wanted);
  const audience = opens === 'nothing' ? undefined : opens;
  const body = audience && explained?.bodies[audience][language];
  const { kind, withheld } = planDraft({
    opens,
    side: ticket.writerSide,
    isGroup,
    hasQuestion: said.length > 0,
    hasPayment: explained !== undefined,
    body,
  });
  if (kind === undefined) return { draft: null, noDraft: withheld };
  const text = draftText({
    kind,
    language,
    name: isGroup ? undefined : greetingName(ticket.writerName),
    sentCard: owesCardWord,
    missing: thingsToAsk(found.own),
    body: body?.ready === true ? body.text : '',
  });
  const piece: DraftedPiece | null =
    kind === 'tell' && audience && ticket.transactionUid ? { uid: ticket.transactionUid, audience, language } : null;
  return { draft: { text, language, piece }, noDraft: withheld };
}
