import type { Incident } from '#contract/incidents';

interface Texts {
  ru: string;
  en: string;
}

/** What an answer to all begins with: each reads of their own payment as far as they have proven whose it is. */
export function firstTexts({ state, updates }: Pick<Incident, 'state' | 'updates'>): Texts {
  const last = updates.findLast(({ isPublic }) => isPublic);
  const isOver = state === 'resolved' || state === 'monitoring';
  return isOver ? over() : going(last);
}

const HELLO: Texts = {
  ru: '{{#if writer.name}}Здравствуйте, {{writer.name}}!{{else}}Здравствуйте!{{/if}}',
  en: '{{#if writer.name}}Hello {{writer.name}},{{else}}Hello,{{/if}}',
};

function going(last: Texts | undefined): Texts {
  return {
    ru: `${HELLO.ru}

{{#if payment.amount}}Ваш платёж на {{payment.amount}} не прошёл из-за технического сбоя у банка.{{else}}Сейчас из-за технического сбоя у банка часть платежей не проходит.{{/if}} ${last?.ru || 'Мы уже разбираемся.'}

Деньги за отклонённый платёж не списываются; если банк их удержал, он вернёт их сам. Напишем, как только всё заработает.`,
    en: `${HELLO.en}

{{#if payment.amount}}Your payment of {{payment.amount}} did not go through because of a technical problem at the bank.{{else}}Because of a technical problem at the bank some payments do not go through now.{{/if}} ${last?.en || 'We are looking into it.'}

A declined payment takes no money; if the bank has put it on hold, it will release it by itself. We will write as soon as everything works.`,
  };
}

function over(): Texts {
  return {
    ru: `${HELLO.ru}

Сбой закончился, платежи снова проходят как обычно.{{#if payment.amount}} Платёж на {{payment.amount}} можно повторить.{{/if}} Спасибо, что подождали.`,
    en: `${HELLO.en}

The problem is over: payments go through as usual again.{{#if payment.amount}} The payment of {{payment.amount}} can be repeated.{{/if}} Thank you for waiting.`,
  };
}
