import { answerTo } from './answer-to.ts';
import type { AnswerText, Audience, ExplainedVerdict, Language, Question, Verdict } from './contract.ts';
import type { Facts } from './facts.ts';
import { settlementWords } from './put-in-words.ts';
import { WORDS } from './templates/languages.ts';
import { MERCHANT_EN } from './templates/merchant-en.ts';
import { MERCHANT_RU } from './templates/merchant-ru.ts';
import { PAYER_EN } from './templates/payer-en.ts';
import { PAYER_RU } from './templates/payer-ru.ts';
import { registerPieces } from './templates/pieces.ts';
import { type Template, template } from './templates/template.ts';
import { merchantTopic, payerTopic } from './templates/topics.ts';
import type { Words } from './templates/words.ts';
import { merchantTextFacts, payerTextFacts } from './text-facts.ts';

const GREETING: Record<Language, string> = { ru: 'Здравствуйте!', en: 'Hello,' };

export interface AnswerGiven {
  facts: Facts;
  verdict: Verdict;
  timeZone: string;
  /** What is asked; without it the texts say what happened. */
  question?: Question | undefined;
}

/** The answers to send: for the shop the whole reason, for the payer what concerns them. A text that lacks a fact says which. */
export function answerTexts(given: AnswerGiven): ExplainedVerdict['texts'] {
  return answersIn((audience, language) => {
    const body = answerText(given, audience, language);
    return body.ready ? { ready: true, text: `${GREETING[language]}\n\n${body.text}` } : body;
  });
}

/** The same without a greeting, for who knows the reader's name. */
export function answerBodies(given: AnswerGiven): ExplainedVerdict['texts'] {
  return answersIn((audience, language) => answerText(given, audience, language));
}

function answersIn(tell: (audience: Audience, language: Language) => AnswerText): ExplainedVerdict['texts'] {
  return {
    merchant: { ru: tell('merchant', 'ru'), en: tell('merchant', 'en') },
    payer: { ru: tell('payer', 'ru'), en: tell('payer', 'en') },
  };
}

function answerText(
  { facts, verdict: whole, timeZone, question }: AnswerGiven,
  audience: Audience,
  language: Language,
) {
  const { verdict, merchant, payer } = answerTo(whole, question, facts.transaction);
  const telling = { facts, verdict, language, timeZone, words: WORDS[language] };
  if (audience === 'payer') {
    const chosen = TEMPLATES.payer[language][payer ?? payerTopic(verdict, facts.transaction)];
    return withShop(fill(chosen, { ...payerTextFacts(telling) }), chosen, telling);
  }
  const settlement = settlementWords(verdict.settlement, language, timeZone);
  const topic = merchant ?? merchantTopic(verdict, facts.transaction.type);
  return fill(TEMPLATES.merchant[language][topic], { ...merchantTextFacts({ ...telling, settlement }) });
}

/** Who is sent to the shop is told where it is reached. */
function withShop(answer: AnswerText, { required }: Template, { facts, words }: { facts: Facts; words: Words }) {
  const contacts = [facts.shop?.supportPhone, facts.shop?.supportEmail].filter((contact) => contact !== undefined);
  if (!answer.ready || contacts.length === 0 || !required.includes('shop')) return answer;
  return { ...answer, text: `${answer.text}\n\n${words.shopContacts} ${contacts.join(', ')}` };
}

function fill({ required, render }: Template, facts: Record<string, string | undefined>): AnswerText {
  const missing = required.filter((name) => facts[name] === undefined || facts[name] === '');
  return missing.length > 0 ? { ready: false, missing } : { ready: true, text: render(facts) };
}

const compiled = <Topic extends string>(sources: Record<Topic, string>) =>
  // The keys stay the same; each source becomes its template.
  Object.fromEntries(Object.entries<string>(sources).map(([topic, source]) => [topic, template(source)])) as Record<
    Topic,
    Template
  >;

registerPieces();
const TEMPLATES = {
  merchant: { ru: compiled(MERCHANT_RU), en: compiled(MERCHANT_EN) },
  payer: { ru: compiled(PAYER_RU), en: compiled(PAYER_EN) },
};
