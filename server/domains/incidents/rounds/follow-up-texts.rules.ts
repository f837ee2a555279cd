import type { IncidentState } from '../contract.ts';
import type { RoundTexts } from './contract.ts';

export interface Followed {
  startedAt: Temporal.Instant;
  /** What was last said in public, and how it stood by that; a text of one language may be empty. */
  said: { at: Temporal.Instant; state: IncidentState; ru: string; en: string };
  /** By whose clock moments are told. */
  timeZone: string;
}

const STATE = {
  ru: {
    investigating: 'разбираемся в причине',
    identified: 'причина известна, её устраняют',
    monitoring: 'платежи снова проходят, наблюдаем',
  },
  en: {
    investigating: 'we are looking for the cause',
    identified: 'the cause is known and being removed',
    monitoring: 'payments go through again, we are watching',
  },
} as const;

const HELLO = {
  ru: '{{#if writer.name}}Здравствуйте, {{writer.name}}!{{else}}Здравствуйте!{{/if}}',
  en: '{{#if writer.name}}Hello {{writer.name}},{{else}}Hello,{{/if}}',
} as const;

/** What those who wait read of news about an incident: since when, how it stands or that it is over, and what was said of it. */
export function followUpTexts({ startedAt, said, timeZone }: Followed): RoundTexts {
  const [sinceRu, saidRu] = [startedAt, said.at].map((at) => momentOf(at, 'ru-RU', timeZone));
  const [sinceEn, saidEn] = [startedAt, said.at].map((at) => momentOf(at, 'en-GB', timeZone));
  if (said.state === 'resolved')
    return {
      ru: `${HELLO.ru}

Сбой, который начался ${sinceRu}, закончился: платежи снова проходят как обычно.${lineOf(said.ru, `Сообщение от ${saidRu}: `)}

Спасибо, что подождали.`,
      en: `${HELLO.en}

The trouble that began on ${sinceEn} is over: payments go through as usual again.${lineOf(said.en, `Said on ${saidEn}: `)}

Thank you for waiting.`,
    };
  return {
    ru: `${HELLO.ru}

Новое о сбое, который начался ${sinceRu}. Сейчас: ${STATE.ru[said.state]}.${lineOf(said.ru, `Сообщение от ${saidRu}: `)}

Напишем снова, когда что-то изменится.`,
    en: `${HELLO.en}

News about the trouble that began on ${sinceEn}. Now: ${STATE.en[said.state]}.${lineOf(said.en, `Said on ${saidEn}: `)}

We will write again when something changes.`,
  };
}

const lineOf = (text: string, before: string) => (text === '' ? '' : `\n${before}${withoutFacts(text)}`);

/** What a person wrote for the status page is no template. */
const withoutFacts = (text: string) => text.replaceAll('{{', '').replaceAll('}}', '');

/** `26 ноября, 14:05`. */
const momentOf = (at: Temporal.Instant, locale: string, timeZone: string) =>
  new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' })
    .format(at.epochMilliseconds)
    .replace(/ (в|at) /, ', ');
