import Handlebars from 'handlebars';
import type { CurvePoint, LetterLanguage, Limit } from '../contract.ts';
import { momentInWords, valueInWords } from './in-words.ts';
import { KIND_WORDS } from './kind-words.ts';

const engine = Handlebars.create();
const compile = (text: string) => engine.compile(text, { strict: true, noEscape: true, ignoreStandalone: true });

const SUBJECTS = {
  ru: compile('Повышение лимита, терминал {{terminal}}'),
  en: compile('Request for a higher limit, terminal {{terminal}}'),
};

const LETTERS = {
  ru: compile(`Здравствуйте{{#if contact}}, {{contact}}{{/if}}.

Просим повысить лимит по терминалу {{terminal}}{{#if terminalName}} ({{terminalName}}){{/if}}.

Что ограничено: {{kind}}.
Сейчас согласовано: {{cap}}.
{{#if used}}Использовано на {{asOf}}: {{used}} ({{share}} %){{#if band}}; терминал части платежей ещё уточняется{{/if}}.
{{/if}}{{#if p50}}При нынешнем обороте лимит будет исчерпан около {{p50}}.
{{/if}}Просим согласовать: {{asked}}{{#if until}} до {{until}}{{else}} на постоянной основе{{/if}}.
{{#if curve}}
Как расходуется лимит (прогноз – со звёздочкой):
{{#each curve}}{{at}}  {{value}}{{#if foretold}} *{{/if}}
{{/each}}{{/if}}
Сообщите, пожалуйста, решение и срок, с которого действует новое значение. Если нужны документы мерчанта, напишите какие.

С уважением,
{{#if provider}}{{provider}}, техническая поддержка{{else}}Техническая поддержка{{/if}}`),
  en: compile(`Hello{{#if contact}} {{contact}}{{/if}},

We ask for a higher limit on terminal {{terminal}}{{#if terminalName}} ({{terminalName}}){{/if}}.

What is limited: {{kind}}.
Agreed at present: {{cap}}.
{{#if used}}Used by {{asOf}}: {{used}} ({{share}} %){{#if band}}; the terminal of some payments is still being confirmed{{/if}}.
{{/if}}{{#if p50}}At the present turnover it will be used up at about {{p50}}.
{{/if}}We ask for: {{asked}}{{#if until}} until {{until}}{{else}} for good{{/if}}.
{{#if curve}}
How it is being used (a forecast is marked with an asterisk):
{{#each curve}}{{at}}  {{value}}{{#if foretold}} *{{/if}}
{{/each}}{{/if}}
Please tell us the decision and since when the new value holds. If you need documents of the merchant, say which.

Kind regards,
{{#if provider}}{{provider}}, technical support{{else}}Technical support{{/if}}`),
} as const;

export interface LetterFacts {
  limit: Pick<Limit, 'kind' | 'currency' | 'terminalId' | 'terminalName' | 'cap' | 'usage' | 'terms'>;
  askedValue: number;
  /** Until when more is asked for; null: for good. */
  until: string | null;
  contactName: string;
  /** Empty while nobody has entered it. */
  provider: string;
  language: LetterLanguage;
}

/** The letter that asks the bank for more, with the curve of the window as numbers. */
export function letterToBank(facts: LetterFacts): { subject: string; text: string } {
  const { limit, language, askedValue, until, contactName, provider } = facts;
  const { terms, usage } = limit;
  const moment = (at: string | null | undefined) => (at == null ? undefined : momentInWords(at, terms.zone, language));
  const money = (value: number) => valueInWords(value, limit, language);
  const isUsed = usage !== null && limit.kind !== 'single-amount';
  const values = {
    terminal: limit.terminalId,
    terminalName: limit.terminalName ?? undefined,
    kind: KIND_WORDS[language][limit.kind],
    cap: money(limit.cap),
    ...(isUsed ? usedInWords(usage, money, language) : NOT_USED),
    asOf: moment(usage?.asOf),
    p50: moment(usage?.forecast?.p50),
    asked: money(askedValue),
    until: moment(until),
    contact: contactName === '' ? undefined : contactName,
    curve: thinned(usage?.forecast?.curve ?? []).map(({ at, middle, isForetold }) => ({
      at: moment(at),
      value: money(middle),
      foretold: isForetold,
    })),
    provider,
  };
  return { subject: SUBJECTS[language](values), text: LETTERS[language](values) };
}

const NOT_USED = { used: undefined, share: undefined, band: false };

/** One value, or from where to where while the terminal of some payments is not known. */
function usedInWords(
  { usedLow, usedLikely, usedHigh, cap }: NonNullable<Limit['usage']>,
  money: (value: number) => string,
  language: LetterLanguage,
) {
  const percent = (value: number) => Math.round((value / cap) * 100);
  const [low, high] = [money(usedLow), money(usedHigh)];
  if (low === high) return { used: money(usedLikely), share: percent(usedLikely), band: false };
  const used = language === 'ru' ? `от ${low} до ${high}` : `from ${low} to ${high}`;
  const shares = [...new Set([percent(usedLow), percent(usedHigh)])];
  return { used, share: shares.join('–'), band: true };
}

const MOST_LINES = 14;

/** A letter is read, not plotted: some points of the curve, the first and the last among them. */
function thinned(curve: readonly CurvePoint[]): CurvePoint[] {
  const step = Math.max(1, Math.ceil((curve.length - 1) / (MOST_LINES - 1)));
  return curve.filter((_, index) => index % step === 0 || index === curve.length - 1);
}
