import Handlebars from 'handlebars';
import type { LetterLanguage, LimitKind, LimitRaise } from '../contract.ts';
import { momentInWords, valueInWords } from './in-words.ts';
import { KIND_WORDS } from './kind-words.ts';

const engine = Handlebars.create();
const compile = (text: string) => engine.compile(text, { strict: true, noEscape: true, ignoreStandalone: true });

const SUBJECTS = {
  ru: { agreed: 'Лимит банка повышен', refused: 'Ответ банка о лимите', asked: 'Мы попросили банк повысить лимит' },
  en: {
    agreed: 'The bank has raised the limit',
    refused: 'The bank’s answer about the limit',
    asked: 'We have asked the bank for a higher limit',
  },
} as const;

const TEXTS = {
  ru: {
    agreed: compile(`Здравствуйте!

Банк согласовал новый лимит для ваших платежей ({{kind}}, {{currency}}): {{value}}{{#if until}}, действует до {{until}}{{/if}}.
Платежи принимаются как обычно, от вас ничего не требуется.`),
    refused: compile(`Здравствуйте!

Банк не повысил лимит для ваших платежей ({{kind}}, {{currency}}). Когда он будет исчерпан, банк начнёт отклонять платежи до начала следующего периода.
Мы продолжаем искать решение. Если вы ждёте особенно много платежей, сообщите нам ожидаемую сумму и срок.`),
    asked: compile(`Здравствуйте!

Мы видим, что лимит банка для ваших платежей ({{kind}}, {{currency}}) скоро может быть исчерпан, и попросили банк его повысить. Сообщим, как только банк ответит.`),
  },
  en: {
    agreed: compile(`Hello,

The bank has agreed to a new limit for your payments ({{kind}}, {{currency}}): {{value}}{{#if until}}, until {{until}}{{/if}}.
Payments are taken as usual; there is nothing you need to do.`),
    refused: compile(`Hello,

The bank has not raised the limit for your payments ({{kind}}, {{currency}}). Once it is used up, the bank will decline payments until the next period begins.
We go on looking for a way. If you expect unusually many payments, tell us the amount and the dates.`),
    asked: compile(`Hello,

We see that the bank’s limit for your payments ({{kind}}, {{currency}}) may soon be used up, and have asked the bank to raise it. We will tell you as soon as it answers.`),
  },
} as const;

interface NewsFacts {
  raise: Pick<LimitRaise, 'state' | 'askedValue' | 'agreedValue' | 'agreedUntil'>;
  limit: { kind: LimitKind; currency: string };
  /** The zone in which moments are told. */
  zone: string;
  language: LetterLanguage;
}

/**
 * What a merchant is told about a raise. The terminal may carry payments of others, so neither what was used nor what was asked
 * for is named: only what holds for them.
 */
export function newsOfRaise({ raise, limit, zone, language }: NewsFacts): { subject: string; text: string } {
  const kind = raise.state === 'withdrawn' ? 'asked' : raise.state;
  const text = TEXTS[language][kind]({
    kind: KIND_WORDS[language][limit.kind],
    currency: limit.currency,
    value: raise.agreedValue === null ? '' : valueInWords(raise.agreedValue, limit, language),
    until: raise.agreedUntil === null ? undefined : momentInWords(raise.agreedUntil, zone, language),
  });
  return { subject: SUBJECTS[language][kind], text };
}
