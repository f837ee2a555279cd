import type { Language } from '../diagnosis/contract.ts';

/** What is written when the reason may not be told, or there is nothing to tell it of. Nothing here names a fact of a payment. */
export interface DraftWords {
  hello: string;
  helloName(name: string): string;
  sentCard: string;
  /** Which payment it is; `missing` are the things that they have not said yet. */
  askWhich(missing: string[]): string;
  things: Record<'order' | 'day' | 'amount' | 'card', string>;
  askPayerProof: string;
  askMerchantProof: string;
  askAnybodyProof: string;
  writePrivately: string;
}

const RU: DraftWords = {
  hello: 'Здравствуйте!',
  helloName: (name) => `Здравствуйте, ${name}!`,
  sentCard:
    'В сообщении был номер карты: мы его скрыли и не храним. Не присылайте его, пожалуйста, целиком, достаточно последних четырёх цифр.',
  askWhich: (missing) =>
    `Чтобы найти нужный платёж, не хватает подробностей. Подскажите, пожалуйста: ${missing.join(', ')}. Подойдёт и часть этого. Полный номер карты присылать не нужно.`,
  things: {
    order: 'номер заказа',
    day: 'день и время оплаты',
    amount: 'сумму',
    card: 'последние четыре цифры карты',
  },
  askPayerProof:
    'Вопрос получили. О платежах мы рассказываем только тем, кто платил. Чтобы мы могли ответить по существу, напишите, пожалуйста, с адреса, который указывали при оплате, или назовите вместе последние четыре цифры карты, точную сумму и время оплаты до минуты (они есть в сообщении банка). Полный номер карты присылать не нужно.',
  askMerchantProof:
    'Вопрос получили. О платежах магазина мы рассказываем только его сотрудникам, которые записаны у нас как контакты. Напишите, пожалуйста, с такого адреса или попросите своего менеджера добавить вас в контакты, и мы сразу ответим по существу.',
  askAnybodyProof:
    'Вопрос получили. О платежах мы рассказываем только тем, кто платил, и магазину. Если платили вы, напишите, пожалуйста, с адреса, который указывали при оплате, или назовите вместе последние четыре цифры карты, точную сумму и время оплаты до минуты. Если вы из магазина, напишите с адреса, который записан у нас как контакт. Полный номер карты присылать не нужно.',
  writePrivately:
    'Вопрос видим. В общем чате мы платежи не обсуждаем: здесь читают многие. Напишите нам, пожалуйста, лично, и мы поможем.',
};

const EN: DraftWords = {
  hello: 'Hello,',
  helloName: (name) => `Hello ${name},`,
  sentCard:
    'Your message held a card number: we have hidden it and do not keep it. Please do not send the whole number, the last four digits are enough.',
  askWhich: (missing) =>
    `We need a little more to find the payment. Please tell us ${missing.join(', ')}. A part of this will do. There is no need to send the full card number.`,
  things: {
    order: 'the order number',
    day: 'the day and time of the payment',
    amount: 'the amount',
    card: 'the last four digits of the card',
  },
  askPayerProof:
    'We have your question. We talk about payments only with those who paid. So that we can answer properly, please write from the address that you gave when paying, or tell us together the last four digits of the card, the exact amount and the time of the payment to the minute (they are in the message of your bank). There is no need to send the full card number.',
  askMerchantProof:
    "We have your question. We talk about a shop's payments only with those of its people who are on file with us as contacts. Please write from such an address, or ask your manager to add you to the contacts, and we will answer at once.",
  askAnybodyProof:
    'We have your question. We talk about payments only with those who paid, and with the shop. If you are the one who paid, please write from the address that you gave when paying, or tell us together the last four digits of the card, the exact amount and the time of the payment to the minute. If you are from the shop, please write from the address that is on file with us. There is no need to send the full card number.',
  writePrivately:
    'We have seen your question. We do not discuss payments in a group, where many read along. Please write to us privately and we will help.',
};

export const DRAFT_WORDS: Record<Language, DraftWords> = { ru: RU, en: EN };
