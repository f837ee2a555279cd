import type { AnswerText, Audience, ExplainedVerdict, Language, Verdict } from './contract.ts';
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
import { merchantTextFacts, payerTextFacts } from './text-facts.ts';

const GREETING: Record<Language, string> = { ru: 'Здравствуйте!', en: 'Hello,' };

/** The answers to send: for the shop the whole reason, for the payer what concerns them. A text that lacks a fact says which. */
export function answerTexts(facts: Facts, verdict: Verdict, timeZone: string): ExplainedVerdict['texts'] {
  return answersIn((audience, language) => {
    const body = answerText({ facts, verdict, timeZone, audience, language });
    return body.ready ? { ready: true, text: `${GREETING[language]}\n\n${body.text}` } : body;
  });
}

/** The same without a greeting, for who knows the reader's name. */
export function answerBodies(facts: Facts, verdict: Verdict, timeZone: string): ExplainedVerdict['texts'] {
  return answersIn((audience, language) => answerText({ facts, verdict, timeZone, audience, language }));
}

function answersIn(tell: (audience: Audience, language: Language) => AnswerText): ExplainedVerdict['texts'] {
  return {
    merchant: { ru: tell('merchant', 'ru'), en: tell('merchant', 'en') },
    payer: { ru: tell('payer', 'ru'), en: tell('payer', 'en') },
  };
}

interface Telling {
  facts: Facts;
  verdict: Verdict;
  timeZone: string;
  audience: Audience;
  language: Language;
}

function answerText({ facts, verdict, timeZone, audience, language }: Telling): AnswerText {
  const telling = { facts, verdict, language, timeZone, words: WORDS[language] };
  const { type } = facts.transaction;
  if (audience === 'payer')
    return fill(TEMPLATES.payer[language][payerTopic(verdict, facts.transaction)], { ...payerTextFacts(telling) });
  const settlement = settlementWords(verdict.settlement, language, timeZone);
  return fill(TEMPLATES.merchant[language][merchantTopic(verdict, type)], {
    ...merchantTextFacts({ ...telling, settlement }),
  });
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
