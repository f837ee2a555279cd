import type { OrderCause } from './topics.ts';

const PAID = 'The payment of {{amount}} went through {{> en-details}}; the money was taken from the payer.';
const SEND_AGAIN =
  'When this is mended, write to us and we will send the notification again. Until then you can mark the order as paid by hand.';
const ANSWERED = '{{#if deliverySaid}}: {{deliverySaid}}{{/if}}{{#if deliveryAt}} ({{deliveryAt}}){{/if}}';
/** What nobody saw happen to this payment only seems so. */
const seems = (why: string) =>
  `{{#if likely}}It looks as if ${why.slice(0, 1).toLowerCase()}${why.slice(1)}{{else}}${why}{{/if}}`;
const untold = (why: string, what: string) => `${PAID} ${why}\n\n${what}{{> en-reference}}`;

/** What the shop is told of a payment that it has, and its site does not know of; in English. */
export const UNTOLD_EN: Record<OrderCause, string> = {
  'notification-unsent': untold(
    `${seems('We did not send your site the notification of it, which is why the order has not changed')}.`,
    'Sending it is our job. Until then you can mark the order as paid by hand.',
  ),
  'notification-unreachable': untold(
    `${seems('Our notification did not reach your site')}${ANSWERED}.`,
    `Please check that the notification address opens from outside and that the certificate of the site is valid. ${SEND_AGAIN}`,
  ),
  'notification-redirected': untold(
    `${seems('The notification address redirects the request')}${ANSWERED}, and a notification cannot follow a redirect.`,
    `Please put the final address into the settings: with https, and with exactly the site name that opens. ${SEND_AGAIN}`,
  ),
  'notification-blocked': untold(
    `${seems('The protection of your site did not let our notification in')}${ANSWERED}.`,
    `Please make an exception for the notification address in the protection (firewall, bot protection, maintenance mode). ${SEND_AGAIN}`,
  ),
  'notification-not-found': untold(
    `${seems('There is nothing at the notification address of your site')}${ANSWERED}. This happens after an update or a move of the site.`,
    `Please check that the module is switched on and that the address in its settings is right. ${SEND_AGAIN}`,
  ),
  'notification-site-error': untold(
    `${seems('Your site answered the notification with an error')}${ANSWERED}.`,
    `Please look into the error log of the site for that time: the reason will be there. ${SEND_AGAIN}`,
  ),
  'notification-unauthorized': untold(
    `${seems('The module on your site did not accept the notification: the key or the signature did not match')}${ANSWERED}.{{#if moduleSaid}} {{moduleSaid}}.{{/if}}`,
    `Please compare the shop number and the keys in the settings of the module with those of your account, and check that the web server passes on the Authorization header. There is no need to send us the secret key. ${SEND_AGAIN}`,
  ),
  'notification-order-unknown': untold(
    `${seems('The module on your site did not find the order by the number in the notification')}${ANSWERED}.{{#if cart}} Your module sends the number of the cart ({{cart}}) and not of the order: the order may not have existed yet.{{/if}}`,
    `Please check whether an order with this number exists and was not deleted. ${SEND_AGAIN}`,
  ),
  'notification-refused': untold(
    `${seems('The module on your site took the request and answered with an error')}${ANSWERED}.`,
    `Please check the settings and the log of the module for that time. ${SEND_AGAIN}`,
  ),
  'order-amount-differs': untold(
    `${seems('The amount or the currency of the order on your site is another one now, so the module did not mark it as paid')}${ANSWERED}.`,
    'Please check whether the order was edited after payment. If the amount paid is right, mark the order as paid by hand; if not, refund the money or the difference.',
  ),
  'order-status-mapping': untold(
    'It looks as if a status setting of the module keeps the order from moving.{{#if moduleSaid}} {{moduleSaid}}.{{/if}}',
    'Please check which statuses are chosen in the settings of the module for a waiting and for a paid order. This order can be marked as paid by hand.',
  ),
  'order-overwritten': untold(
    'It looks as if the order had been marked as paid and the notification of another, failed attempt then changed its status: your module allows that.',
    'Please mark the order as paid by hand. To keep it from happening again, update the module.',
  ),
  'erip-second-dropped': untold(
    'For an ERIP bill we send two notifications with one identifier: first “in progress”, then the result. It looks as if your site dropped the second one as a repeat.',
    `Please check that the site takes a second notification with the same identifier and another status. ${SEND_AGAIN}`,
  ),
};
