import type { Phrases, Replies } from './topics.ts';

export const PHRASES_EN: Phrases = {
  payer: {
    declined: [
      'Hi, I cannot pay for order {order} at {shop}. It says declined, the card ends in {last4} and there is money on it.',
      'payment of {amount} failed, {when}. why? card {last4}',
      'Third try on {shop} and always an error. {amount}, order {order}.',
      'My bank says nothing is wrong on their side. Order {order}. What is going on?',
    ],
    debited: [
      'You took {amount} from my card {last4} and the shop says order {order} is not paid.',
      'The money left {when} but {shop} never confirmed. Order {order}.',
      'Paid for order {order}, got the bank message, the site still says waiting for payment',
    ],
    refund: [
      'The shop says it refunded {amount} for order {order}. Nothing on card {last4} yet, how long does it take?',
      'I cancelled order {order} at {shop}. When do I get the money back?',
    ],
    other: [
      'I cannot find a phone number of {shop}. Can you help?',
      'There is a payment to Ozerta on my statement and I do not know this shop. What is it?',
    ],
  },
  merchant: {
    declined: [
      'A customer could not pay order {order}, {amount}. What is the reason?',
      'Order {order}, {when}: refused. The customer insists there is money. Whose side is it?',
      'Please have a look at the payment of {amount} from {when}, card ending {last4}.',
    ],
    debited: [
      'For order {order} the buyer shows a statement with {amount} taken, our status did not change. Was a notification sent?',
      'Is order {order} paid or not? It still hangs as new in our admin.',
    ],
    refund: ['We refunded order {order}, {amount}. The buyer does not see it, can we have the RRN?'],
    payout: ['When will the payout for {day} arrive? It is not on our statement.'],
    notifications: ['How do we change the notification address? We are moving to another domain.'],
    module: ['After the update the payment module is gone from the list. Where should we look?'],
    documents: ['Could you send us the statement of services for the last month?'],
    access: ['The e-mail for signing in to the merchant area does not arrive.'],
    other: ['We would like to offer payment in parts. Where do we start?'],
  },
};

export const REPLIES_EN: Replies = {
  answers: {
    declined: [
      'Hello, the bank that issued the card refused the payment. Nothing was taken. Only the bank knows why: please call the number on the back of the card.',
    ],
    debited: [
      'Hello, the payment went through and the shop has been notified again. The order will change within a few minutes.',
    ],
    refund: [
      'Hello, the refund was made. The bank usually credits it to the same card within three to five working days.',
    ],
    payout: ['Hello, the payout left the bank today and will be on your statement by the end of the day.'],
    notifications: ['Hello, the notification address is changed. Please check it with a test payment.'],
    module: ['Hello, you need the latest version of the module: it is in the merchant area under Integration.'],
    documents: ['Hello, the document was sent to the address of the contract.'],
    access: ['Hello, the link was sent again. It is good for a day.'],
    other: ['Hello, your account manager has your question and will be in touch today.'],
  },
  thanks: ['Thank you, that helps!', 'Great, thanks a lot', 'All clear now, thank you.'],
  details: ['Order {order}, {amount}, card ending {last4}, it was {when}.'],
  chase: ['How much longer will it take?', 'So what do I tell the customer?'],
  subject: {
    declined: 'Payment declined, {order}',
    debited: 'Charged, but order {order} is not paid',
    refund: 'Refund of order {order}',
    payout: 'Payout',
    notifications: 'Payment notifications',
    module: 'Payment module',
    documents: 'Documents',
    access: 'Merchant area',
    other: 'A question',
  },
  notes: ['The notification left at the second attempt.', 'Same customer as last week, same reason.'],
};
