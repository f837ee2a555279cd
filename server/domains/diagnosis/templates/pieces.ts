import { partial } from './template.ts';

/** The pieces that the texts share. */
const DETAILS = {
  ru: '({{time}}{{#if order}}; заказ {{order}}{{/if}}{{#if cart}}; корзина {{cart}}{{/if}}{{#if card}}; карта {{card}}{{/if}})',
  en: '({{time}}{{#if order}}; order {{order}}{{/if}}{{#if cart}}; cart {{cart}}{{/if}}{{#if card}}; card {{card}}{{/if}})',
} as const;

/** Registers them; the order matters, for a piece may hold another. */
export function registerPieces(): void {
  partial('ru-details', DETAILS.ru);
  partial('en-details', DETAILS.en);
  partial('ru-payer-details', DETAILS.ru);
  partial('en-payer-details', DETAILS.en);
  partial('ru-failed', '{{starting}} на {{amount}} {{failed}} {{> ru-details}}.');
  partial('en-failed', '{{starting}} of {{amount}} {{failed}} {{> en-details}}.');
  partial(
    'ru-payer-failed',
    '{{starting}} на {{amount}}{{#if shop}} в магазине {{shop}}{{/if}} {{failed}} {{> ru-payer-details}}.',
  );
  partial(
    'en-payer-failed',
    '{{starting}} of {{amount}}{{#if shop}} at {{shop}}{{/if}} {{failed}} {{> en-payer-details}}.',
  );
  partial(
    'ru-reference',
    `{{#if unsure}}\n\nЭто наше предположение: прямо причина не названа.{{/if}}

Номер операции: {{uid}}{{#if code}}, код {{code}}{{/if}}{{#if bankCode}}, код банка {{bankCode}}{{/if}}{{#if bankSaid}}, ответ банка: «{{bankSaid}}»{{/if}}.`,
  );
  partial(
    'en-reference',
    `{{#if unsure}}\n\nThis is our assumption: the reason was not named outright.{{/if}}

Our reference: {{uid}}{{#if code}}, code {{code}}{{/if}}{{#if bankCode}}, bank code {{bankCode}}{{/if}}{{#if bankSaid}}, the bank's answer: “{{bankSaid}}”{{/if}}.`,
  );
}
