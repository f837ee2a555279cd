import type { TemplateInput } from './contract.ts';

const HELLO = {
  ru: '{{#if writer.name}}Здравствуйте, {{writer.name}}!{{else}}Здравствуйте!{{/if}}\n\n',
  en: '{{#if writer.name}}Hello {{writer.name}},{{else}}Hello,{{/if}}\n\n',
};

interface Starting extends Omit<TemplateInput, 'texts'> {
  ru: string;
  en: string;
}

const inBoth = ({ ru, en, ...template }: Starting): TemplateInput => ({
  ...template,
  texts: { ru: HELLO.ru + ru, en: HELLO.en + en },
});

/** What a desk says every day. It is theirs to change from then on. */
export const STARTING_TEMPLATES: readonly TemplateInput[] = [
  {
    shortName: 'details',
    title: 'Ask which payment it is · Уточнить, о каком платеже речь',
    audience: 'anybody' as const,
    ru: 'Чтобы найти платёж, подскажите, пожалуйста, что-нибудь из этого: номер заказа, дату и время, сумму, последние четыре цифры карты.\n\nПолный номер карты присылать не нужно.',
    en: 'To find the payment we need one or two of these: the order number, the date and time, the amount, the last four digits of the card.\n\nPlease do not send the full card number.',
  },
  {
    shortName: 'prove',
    title: 'Ask to show that the payment is theirs · Попросить подтвердить, что платёж свой',
    audience: 'anybody' as const,
    ru: 'О платеже мы рассказываем только тому, кто платил, или магазину. Напишите, пожалуйста, с адреса, который указывали при оплате, либо назовите вместе последние четыре цифры карты, точную сумму и время платежа до минуты.',
    en: 'We talk about a payment only with the person who paid, or with the shop. Please write from the address that was given when paying, or tell us together the last four digits of the card, the exact amount and the time of the payment to the minute.',
  },
  {
    shortName: 'card-number',
    title: 'Card numbers do not belong in messages · Не присылайте номер карты',
    audience: 'anybody' as const,
    ru: 'В вашем сообщении был номер карты. Мы его скрыли и не храним. Удалите, пожалуйста, это сообщение у себя и больше не присылайте номер целиком: нам достаточно последних четырёх цифр.',
    en: 'Your message held a card number. We have hidden it and do not keep it. Please delete the message on your side and do not send the whole number again: the last four digits are enough for us.',
  },
  {
    shortName: 'looking',
    title: 'We are looking into it · Разбираемся',
    audience: 'anybody' as const,
    ru: 'Спасибо, вопрос получили и разбираемся. Номер обращения: {{ticket.number}}. Ответим здесь же, отдельно напоминать не нужно.',
    en: 'Thank you, we have your question and are looking into it. Your request has the number {{ticket.number}}. We will answer here; there is no need to remind us.',
  },
  {
    shortName: 'solved',
    title: 'Is everything all right now? · Всё ли теперь в порядке?',
    audience: 'anybody' as const,
    ru: 'Похоже, вопрос решён. Если что-то ещё не так, ответьте на это сообщение: обращение {{ticket.number}} откроется снова.',
    en: 'This looks solved. If anything is still wrong, answer this message and your request {{ticket.number}} will be open again.',
  },
  {
    shortName: 'payer',
    title: 'What happened, for the payer · Что случилось, для плательщика',
    audience: 'payer' as const,
    ru: '{{payment.answer}}',
    en: '{{payment.answer}}',
  },
  {
    shortName: 'ask-shop',
    title: 'The shop decides about the order · О заказе решает магазин',
    audience: 'payer' as const,
    ru: 'Заказами, товаром и доставкой занимается сам магазин: {{payment.shop}}. Обратитесь, пожалуйста, туда и назовите дату платежа ({{payment.time}}) и сумму ({{payment.amount}}). Мы проводим оплату и на заказ повлиять не можем.',
    en: 'Orders, goods and delivery are looked after by the shop itself, {{payment.shop}}. Please ask there and give the date of the payment ({{payment.time}}) and the amount ({{payment.amount}}). We carry out the payment and cannot change the order.',
  },
  {
    shortName: 'ask-bank',
    title: 'The bank can tell more · Подробности знает банк',
    audience: 'payer' as const,
    ru: 'По платежу на {{payment.amount}} ({{payment.time}}) подробнее ответит банк, который выпустил карту{{#if payment.bank}}, {{payment.bank}}{{/if}}: его телефон указан на обороте карты.',
    en: 'About the payment of {{payment.amount}} ({{payment.time}}) the bank that issued the card{{#if payment.bank}}, {{payment.bank}},{{/if}} can tell you more: its number is on the back of the card.',
  },
  {
    shortName: 'merchant',
    title: 'What happened, for the shop · Что случилось, для магазина',
    audience: 'merchant' as const,
    ru: '{{payment.answer}}',
    en: '{{payment.answer}}',
  },
  {
    shortName: 'notification',
    title: 'Paid here, unpaid on the site · У нас оплачено, на сайте нет',
    audience: 'merchant' as const,
    ru: 'Платёж {{payment.uid}} на {{payment.amount}}{{#if payment.order}} по заказу {{payment.order}}{{/if}} найден. Проверьте, пожалуйста, в журнале сайта, пришло ли от нас уведомление и что ответил на него сайт: мы ждём код 200. Пришлите нам этот ответ, и мы посмотрим вместе.',
    en: 'We have found the payment {{payment.uid}} of {{payment.amount}}{{#if payment.order}} for order {{payment.order}}{{/if}}. Please look in the log of your site whether our notification arrived and what the site answered: we expect code 200. Send us that answer and we will look at it together.',
  },
  {
    shortName: 'asked-bank',
    title: 'We have asked the bank · Мы спросили банк',
    audience: 'merchant' as const,
    ru: 'По платежу {{payment.uid}}{{#if payment.order}} (заказ {{payment.order}}){{/if}} мы отправили вопрос в банк. Как только он ответит, напишем вам здесь.',
    en: 'We have sent the bank a question about the payment {{payment.uid}}{{#if payment.order}} (order {{payment.order}}){{/if}}. As soon as it answers we will write to you here.',
  },
  {
    shortName: 'test-mode',
    title: 'How to leave test mode · Как выключить тестовый режим',
    audience: 'merchant' as const,
    ru: 'Чтобы принимать настоящие оплаты, откройте настройки модуля на сайте, выключите тестовый режим и впишите номер и ключ своего магазина вместо демонстрационных. Затем проведите одну оплату на небольшую сумму и напишите нам: мы проверим, что она прошла.',
    en: 'To take real payments, open the settings of the module on your site, switch test mode off and put in the number and the key of your own shop instead of the demonstration ones. Then make one payment of a small amount and write to us: we will check that it went through.',
  },
].map(inBoth);
