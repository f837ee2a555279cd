import type { CheckWords } from './words-shape.ts';

export const checksEn: CheckWords = {
  'real-shop': {
    title: 'The shop number is your own',
    todo: 'The settings still hold the number of a demo shop (361 to 363). Put in the number and the key that your account manager gave you.',
  },
  'own-domains': {
    title: 'Both addresses of the payment system are right',
    todo: 'In the settings the addresses of the payment page and of the gateway are not as we gave them. They are typed as bare names, as the instruction shows.',
    unseen: 'Make one test payment: when it arrives here, both addresses are right.',
  },
  'keys-saved': {
    title: 'Secret key and public key are saved',
    todo: 'The public key in your settings is not the one of your shop. Copy it again, whole, from the settings of the shop in the back office.',
    unseen: 'Put in both keys and make one test payment.',
  },
  currency: {
    title: 'The currency is one of the shop’s',
    todo: 'The currency of your site is not one in which this shop takes payments, or its code is out of date. Choose the right one in the settings of the site.',
    unseen: 'Make a real payment of the smallest sum: a currency that does not fit is refused at once.',
  },
  'minor-units': {
    title: 'Sums are sent in the smallest units of the currency',
    todo: 'The number of decimals on your site does not fit the currency. Correct it, or sums will be a hundred times too large or too small.',
    unseen: 'Compare the sum of one order on your site with the sum of its payment in the back office.',
  },
  'unique-order': {
    title: 'Every payment has an order number of its own',
    todo: 'Some payments came without an order number or with one that another payment has. Send a number of its own with each order.',
    unseen: 'Pay two different orders and see that the back office shows two different numbers.',
  },
  'notification-address': {
    title: 'The notification address answers from outside',
    todo: 'Your site does not answer our notifications with 200. Let them pass the firewall, and name the final address, without a redirect to https or www.',
    unseen:
      'Open the notification address from another network: it may refuse you, but it must answer without a redirect or a login page.',
  },
  signature: {
    title: 'Notifications are checked before they are believed',
    todo: 'Your site gets our notifications and does not recognise the signature. Compare shop number and keys, and see that the web server hands the Authorization header on.',
    unseen:
      'Send your own address a notification with a wrong signature: it must be refused, and the order must stay as it is.',
  },
  statuses: {
    title: 'Paid, declined and unfinished payments are all handled',
    todo: 'The module may not change the order after a payment, or does it wrongly. Check in its settings which status an order gets.',
    unseen:
      'Make one test payment that succeeds, one that is declined and one that you leave at the payment page, and look at the three orders.',
  },
  repeats: {
    title: 'A notification that comes twice does no harm',
    unseen: 'Ask support to send one notification again: the order must not change, and nothing may be shipped twice.',
  },
  'asks-when-silent': {
    title: 'When a notification does not come, the site asks',
    unseen:
      'See that orders without a notification are looked up at the gateway after some minutes, or are looked through by a person daily.',
  },
  'three-ds': {
    title: 'A payment with the bank’s confirmation has been tried',
    unseen: 'Pay once with a test card that asks for a confirmation (3-D Secure) and come back to the shop.',
  },
  'browser-fields': {
    title: 'What the bank wants to know of the browser is sent along',
    unseen:
      'Send language, screen size, colour depth, time zone and user agent of the payer’s browser with each card payment.',
  },
  'refund-tried': {
    title: 'A refund has been tried',
    todo: 'No refund was seen yet. Refund one payment, from your site or in the back office, and look at the order.',
  },
  'bills-live': {
    title: 'Bills are issued under your own service number',
    todo: 'No real bill has been paid yet, or the service number is still the test one. Put in the number that you were given.',
  },
  'limits-agreed': {
    title: 'Limits are agreed with the bank and entered',
    todo: 'No limits are entered for your shop. Tell your account manager which turnover you expect, in a day and in a month.',
    unseen: 'Ask your account manager which limits the bank has set, and tell them which turnover you expect.',
  },
  'test-off': {
    title: 'Test mode is switched off',
    todo: 'The last payments are tests: no money is moved. Switch test mode off in the settings and make one real payment.',
    unseen: 'Switch test mode off before the first customer comes, and make one real payment.',
  },
};
