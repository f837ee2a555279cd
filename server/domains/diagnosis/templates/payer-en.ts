import type { PayerTopic } from './topics.ts';

/** What the payer is told, in English: never a reason of the protection, never the shop's own affairs, always whom to ask. */
const failed = (body: string) => `{{> en-payer-failed}}\n\n${body}`;

const THE_BANK = 'the bank that issued your card{{#if bank}} ({{bank}}){{/if}}';

export const PAYER_EN: Record<PayerTopic, string> = {
  paid: 'Your payment of {{amount}} went through {{> en-payer-details}}.\n\nIf the order is not confirmed, or you have questions about goods or delivery, please contact the shop, {{shop}}: it looks after the orders. The date and the amount are all it needs.',
  held: 'For your payment {{amount}} is reserved but not yet taken {{> en-payer-details}}.\n\nThe shop, {{shop}}, will either take it when it confirms the order or release it. Please ask the shop how the order stands.',
  'hold-released': `The payment of {{amount}} was cancelled and you are not being charged for it {{> en-payer-details}}.\n\nIf the sum is still unavailable, that is a temporary hold: ${THE_BANK} releases it by itself, usually within a few days. Only the bank can speed this up.`,
  refund: `A refund of {{amount}} was sent to ${THE_BANK} {{> en-payer-details}}.\n\nHow soon it appears is up to the bank: from a few days to a month. If it does not arrive, please contact the bank{{#if rrn}} and give it the operation number (RRN) {{rrn}}{{/if}}.`,
  refunded: `The shop has returned the whole payment to you, {{amount}} {{> en-payer-details}}.\n\nHow soon it appears is up to ${THE_BANK}: from a few days to a month. If it does not arrive, please contact the bank.`,
  'partly-refunded': `Of the payment of {{amount}} the shop has returned {{returned}} to you {{> en-payer-details}}.\n\nHow soon it appears is up to ${THE_BANK}: from a few days to a month. About the amount please ask the shop{{#if shop}}, {{shop}}{{/if}}.`,
  dispute: `The payment of {{amount}} is being disputed through a bank {{> en-payer-details}}.\n\nThe decision is with ${THE_BANK}: please ask there how it is going and how long it takes.`,
  payout: `A transfer of {{amount}} was sent to you {{> en-payer-details}}.\n\nHow soon it appears is up to ${THE_BANK}. If you do not see it, please contact the bank.`,
  'card-check':
    'This was a check of the card; no money was taken {{> en-payer-details}}.\n\nIf your bank showed a small amount, it comes back by itself. With any questions please contact the shop, {{shop}}.',
  test: 'This was a trial payment: the shop is trying out how it takes payments, and no money is taken for it {{> en-payer-details}}.\n\nTo pay for the order for real, please contact the shop, {{shop}}.',
  'charged-twice':
    'We see two payments of the same amount, {{amount}} {{> en-payer-details}}.\n\nPlease contact the shop, {{shop}}: it will check whether there was one order or two and return the extra payment. Give it the date, the time and the amount.',
  'double-hold': `Of the attempts for {{amount}} one took money {{> en-payer-details}}.\n\nIf your bank shows two lines, one of them is a temporary hold: ${THE_BANK} releases it by itself, usually within a few days. Only the bank can do it sooner.`,
  'two-shops': `At {{shop}} there is one payment of this amount: {{amount}} {{> en-payer-details}}.\n\nIf your statement shows two lines, please look at the names of the shops beside them. About the second line the shop named there can answer, or ${THE_BANK}.`,
  'charged-once': `We see one payment of {{amount}} {{> en-payer-details}}, and no second charge.\n\nIf your bank shows two lines, one of them is usually a temporary hold, and ${THE_BANK} releases it by itself. If both stay for more than a week, please contact the bank.`,
  goods:
    'Your payment of {{amount}} went through {{> en-payer-details}}.\n\nWe are a payment service: we take the payment, and the shop, {{shop}}, looks after the goods, the delivery and refunds. Please contact it and give it the date, the amount and the order number: it will find the payment by them.',
  'order-not-marked':
    'Your payment of {{amount}} went through {{> en-payer-details}}. There is no need to pay again.\n\nThe order may not have been updated at the shop, {{shop}}. Please contact it and give it the date, the time and the amount: it will see the payment and confirm the order.',
  'in-progress':
    'The payment of {{amount}} is still being processed {{> en-payer-details}}.\n\nPlease do not pay a second time until the result is known. The shop{{#if shop}}, {{shop}},{{/if}} will tell you.',
  'waiting-for-payer':
    'The payment of {{amount}} is waiting for you to confirm it {{> en-payer-details}}.\n\nFinish it on the page or in the app of your bank. If the page was closed, no money was taken and you can pay for the order again.',
  unclear:
    'The result of the payment of {{amount}} is not known yet {{> en-payer-details}}; we are finding out.\n\nPlease do not pay for the order a second time. About the order you can ask the shop, {{shop}}.',
  unfinished:
    'The payment of {{amount}} was not finished, and no money was taken for it {{> en-payer-details}}.\n\nYou can pay for the order again. If your bank shows the sum as held, it releases the hold by itself, usually within a few days.',
  expired:
    'The time to pay {{amount}} ran out; no money was taken {{> en-payer-details}}.\n\nIf you still want the order, please ask the shop, {{shop}}, for a new bill.',
  'erip-pending':
    'The ERIP bill of {{amount}} is waiting to be paid {{> en-payer-details}}.{{#if bill}} Number to pay: {{bill}}.{{/if}}{{#if expiredAt}} It can be paid until {{expiredAt}}.{{/if}}\n\nYou can pay it at a bank, at a cash machine or in the app of your bank. If the bill cannot be found, please contact the shop, {{shop}}.',
  'erip-started':
    'The ERIP bill of {{amount}} is being paid and not finished yet {{> en-payer-details}}.\n\nPlease finish within 30 minutes. If that did not work, wait until the time is over: the bill can then be paid again.',
  'erip-permanent':
    'This is a standing ERIP bill{{#if bill}}, number to pay {{bill}}{{/if}}: it can be paid as often as you like.\n\nAbout your payments please ask the shop, {{shop}}.',

  'top-up': failed(
    `The bank answered that there was not enough money on the account. Please check the balance: the card's limit and sums already reserved count too. Once topped up, you can pay again, or use another card.\n\nWith questions about the balance please contact ${THE_BANK}.`,
  ),
  'card-data': failed(
    `The card details did not match. Please check the number, the expiry date and the address if you were asked for it, and try again.\n\nIf everything is right, please contact ${THE_BANK} or use another card.`,
  ),
  'card-expired': failed(
    'The card has expired. Please pay with another card; your bank{{#if bank}} ({{bank}}){{/if}} can give you a new one.',
  ),
  'card-code': failed(
    `The three-digit code on the back of the card did not match. Please enter it again.\n\nIf the code is right and paying still fails, please contact ${THE_BANK}.`,
  ),
  pin: failed(
    `The bank asks for a PIN with this card, and a PIN is not entered on a website. Please use another card.\n\nWith questions about this card please contact ${THE_BANK}.`,
  ),
  'confirmation-code': failed(
    `The confirmation code from the text message did not match. Please try again with a new code.\n\nIf no code arrives, please contact ${THE_BANK}.`,
  ),
  phone: failed(
    `The phone number given is not the one linked to the card. Please pay again with the number your bank has.\n\nWhich number that is, ${THE_BANK} can tell you.`,
  ),
  'previous-in-progress': failed(
    'An earlier attempt to pay is not finished yet. Please finish it, or wait a few minutes and try again.\n\nIf that does not help, please contact the shop, {{shop}}.',
  ),
  account: failed(
    'The account or number you pay from was not found. Please check what you entered and try again.\n\nIf everything is right, please contact the bank or service that keeps the account.',
  ),
  wallet: failed(
    'The wallet details did not match. Please check the wallet and try again, or choose another way to pay.\n\nWith questions about the wallet please contact the service that keeps it.',
  ),
  'saved-card': failed(
    'Paying with the saved card did not work. Please enter the card details again.\n\nIf that does not help, please contact the shop, {{shop}}.',
  ),
  'online-payments-off': failed(
    `Payments on the internet are switched off for this card. You can switch them on in your bank's app or by phone and then pay again.\n\nThe one to help is ${THE_BANK}.`,
  ),
  'three-ds-failed': failed(
    `The payment was not confirmed at your bank (code from a text message, app). Please try again and complete the confirmation.\n\nIf no code arrives or the page does not open, please contact ${THE_BANK}. If the bank shows the sum as held, it releases the hold by itself.`,
  ),
  'three-ds-tries': failed(
    `There were many attempts to confirm payments with this card, and the bank is not taking more for now. Please try later or use another card.\n\nHow long this lasts, ${THE_BANK} can tell you.`,
  ),
  'three-ds-not-enrolled': failed(
    `Paying needs a confirmation by the bank (3-D Secure), and this card does not have it. Please use another card.\n\nTo get it for this card, please contact ${THE_BANK}.`,
  ),
  'bank-declined': failed(
    `The bank did not approve it. A bank tells the details to the cardholder only.\n\nPlease call ${THE_BANK}; the number is on the back of the card. They can see this attempt and tell you what to do. Another card may be quicker.`,
  ),
  'other-card': failed(
    `This payment cannot be made with this card. Please use another card or another way to pay.\n\nWhat the card allows, ${THE_BANK} can tell you.`,
  ),
  'bank-limit': failed(
    `It was over the limit that the bank has set for the card. The limit can usually be raised in the bank's app or by phone; then pay again. Another card will do too.\n\nThe one to help is ${THE_BANK}.`,
  ),
  'payer-provider-limit': failed(
    'It was over the limit of the service you pay with. Please choose another way to pay, or contact that service.',
  ),
  'try-later': failed(
    `The bank did not answer in time. Before trying again, please look in your bank's app whether the sum was taken. If not, try again in fifteen minutes or so, or use another card.\n\nIf the sum is held and the order is not paid, the bank releases it by itself, usually within a few days. To make sure, please contact ${THE_BANK}.`,
  ),
  'shop-side': failed(
    'It is not about your card: the payment could not be taken for a technical reason on the receiving side.\n\nPlease contact the shop, {{shop}}: it can tell you when to try again or how else to pay.',
  ),
  'not-accepted': failed(
    'The payment could not be accepted this way. Please try another card or another way to pay.\n\nIf you need help with the order, please contact the shop, {{shop}}.',
  ),
  duplicate:
    'The same payment had been sent a moment before, and the second one was stopped so that you are not charged twice: {{amount}} {{> en-payer-details}}.\n\nPlease check whether the first one went through. If not, try again in a minute. Whether the order is paid, the shop, {{shop}}, can tell you.',
  unexplained: failed(
    `The reason is not known yet.\n\nPlease try another card. If you would rather pay with this one, please call ${THE_BANK}; the number is on the back of the card. If the bank shows the sum as held, it releases the hold by itself.`,
  ),
  'operation-failed':
    '{{starting}} of {{amount}} {{failed}} so far {{> en-payer-details}}.\n\nThe shop looks after this: please contact {{shop}} and give it the date and the amount.',
};
