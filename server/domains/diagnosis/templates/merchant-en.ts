import type { MerchantTopic } from './topics.ts';
import { UNTOLD_EN } from './untold-en.ts';

/** What the shop is told, in English. `failed`, `details` and `reference` are the pieces of `answer-texts.ts`. */
const failed = (body: string) => `{{> en-failed}}\n\n${body}{{> en-reference}}`;
const told = (body: string) => `${body}{{> en-reference}}`;

export const MERCHANT_EN: Record<MerchantTopic, string> = {
  ...UNTOLD_EN,
  paid: told(
    'The payment of {{amount}} went through {{> en-details}}.{{#if money}} {{money}}{{/if}}\n\nIf the order is still unpaid on your side, please check whether your site accepted our notification of this payment. We can send it again if needed.',
  ),
  settled: told('The payment of {{amount}} went through {{> en-details}}.{{#if money}} {{money}}{{/if}}'),
  held: told(
    "The money for the order is reserved on the payer's card but not yet taken: this is an authorization of {{amount}} {{> en-details}}.\n\nTo receive the money, please capture it. If the order was cancelled, cancel the authorization. A bank keeps a hold for about a week and then releases it by itself.",
  ),
  'hold-forgotten': told(
    'The authorization of {{amount}} has still not been captured {{> en-details}}. The hold is {{duration}} old, and the bank may release it at any moment.\n\nPlease capture or cancel it as soon as you can.',
  ),
  captured: told(
    'The payment of {{amount}} was reserved and then captured {{> en-details}}.{{#if money}} {{money}}{{/if}}',
  ),
  voided: told(
    "The payment of {{amount}} was cancelled {{> en-details}}; the payer is not charged for it. The hold on the card is released by the payer's bank, usually within a few days.",
  ),
  void: told(
    "The cancellation of {{amount}} went through {{> en-details}}{{#if parentUid}}, original payment {{parentUid}}{{/if}}. The hold on the card is released by the payer's bank, usually within a few days.",
  ),
  capture: told(
    'The capture of {{amount}} went through {{> en-details}}{{#if parentUid}}, original authorization {{parentUid}}{{/if}}.{{#if money}} {{money}}{{/if}}',
  ),
  refund: told(
    "The refund of {{amount}} was sent to the payer's bank {{> en-details}}{{#if parentUid}}, original payment {{parentUid}}{{/if}}.\n\nHow soon it appears is up to that bank: from a few days to a month.{{#if rrn}} If the payer does not see the money, they can give their bank the operation number (RRN) {{rrn}}.{{/if}}",
  ),
  refunded: told(
    "The payment of {{amount}} was returned in full {{> en-details}}.\n\nHow soon the money appears is up to the payer's bank: from a few days to a month.",
  ),
  'partly-refunded': told(
    "Of the payment of {{amount}}, {{returned}} was returned to the payer {{> en-details}}; the rest stays with you.\n\nHow soon the money appears is up to the payer's bank: from a few days to a month.",
  ),
  chargeback: told(
    'The payer has disputed the payment through their bank: {{amount}} {{> en-details}}.{{#if reason}} Reason given: {{reason}}.{{/if}}\n\nPlease collect what proves the order and the delivery (receipt, correspondence, tracking number) and send it to us: we pass the answer to the bank, and the time for it is limited. Please do not make a separate refund now, so that the money does not go back twice.',
  ),
  payout: told('The {{operation}} of {{amount}} went through {{> en-details}}.'),
  'card-check': told('The {{operation}} went through {{> en-details}}. No money was taken from the card.'),
  'fraud-advice': told(
    'The card network sent a notice of possible fraud {{> en-details}}{{#if parentUid}}, original payment {{parentUid}}{{/if}}.\n\nPlease check the order. If the goods have not been sent yet, we advise holding them back and contacting us.',
  ),
  'corrected-by-hand': told(
    'The result of the payment of {{amount}} was corrected by hand on {{correctedAt}}: it is now successful {{> en-details}}.{{#if money}} {{money}}{{/if}}\n\nThe first notification may have told your site another result, so please check the status of the order.',
  ),
  'charged-twice': told(
    '{{#if likely}}It looks as if the payer was charged twice for one order{{else}}The payer was charged twice for one order{{/if}}: this payment of {{amount}} {{> en-details}} and another one like it, {{twinUid}}{{#if apart}}, {{apart}} apart{{/if}}.\n\nPlease check whether the payer made two orders. If there was one, please refund the extra payment: that is kinder to the payer than a dispute through the bank.',
  ),
  'double-hold': told(
    'Of two attempts for {{amount}} only one took money {{> en-details}}.{{#if twinUid}} The other attempt is {{twinUid}}.{{/if}}\n\nIf the payer sees two lines at their bank, one of them is a temporary hold: the bank releases it by itself, usually within a few days. Nothing has to be refunded.',
  ),
  'two-orders': told(
    'The same card paid for two orders of the same amount: this payment of {{amount}} {{> en-details}}{{#if twinUid}} and another one, {{twinUid}}{{#if apart}}, {{apart}} apart{{/if}}{{/if}}.\n\nPlease ask the payer whether they want both orders. If there was one, please refund the extra payment.',
  ),
  'two-shops': told(
    'With you there is one such payment: {{amount}} {{> en-details}}. The second charge that the payer speaks of seems to belong to another shop.\n\nThe payer should look at the names of the shops on the statement: about the second line that shop or their bank can answer.',
  ),
  'charged-once': told(
    'We see one payment of {{amount}} {{> en-details}}. We have no second charge for this order or for this card.\n\nIf the payer sees two lines at their bank, one of them is usually a temporary hold, which the bank releases by itself. If both stay for more than a week, please send us the date, the amount and the operation number (RRN) of the second.',
  ),
  'money-when': told(
    'The payment of {{amount}} went through {{> en-details}}.\n\n{{#if money}}{{money}}{{else}}When the money comes we have not been told yet: we will ask the bank.{{/if}}',
  ),
  'module-misconfigured': told(
    'We have checked how the payment module of your shop is set up and found a mistake{{#if moduleSaid}}. {{moduleSaid}}{{/if}}.\n\nPlease correct it and try paying again. If anything in the settings is unclear, write to us and we will help.',
  ),
  'incident-open': failed(
    '{{#if suspected}}Why is not known yet: we are checking it.\n\nThe payer can try again later or with another card.{{else}}This is not a single case: {{#if incidentSince}}since {{incidentSince}} {{/if}}many payments have been declined like this. {{#if byShop}}It seems to concern the taking of payments at your shop alone.{{else}}It is not about the payer or the settings of your shop.{{/if}}\n\nWe are dealing with it. The payment can be repeated once it is over.{{/if}}',
  ),
  'planned-works': failed(
    'At that time the bank was carrying out planned works{{#if worksUntil}}; they last until {{worksUntil}}{{/if}}. It is not about the payer or your shop.\n\nThe payment can be repeated when they are over.',
  ),
  'test-mode': told(
    'This is a test payment of {{amount}} {{> en-details}}. It was not sent to a bank, no money moved, and its result is simulated: please do not deliver goods for it.\n\nWhen you have finished trying things out, switch test mode off in the module settings{{#if demo}} and put in the details of your own shop instead of the demonstration ones{{/if}}.',
  ),

  'in-progress': told(
    'The payment of {{amount}} is still being processed {{> en-details}}{{#if duration}}, {{duration}} so far{{/if}}.\n\nYour site will learn the result from the notification. Until then please do not charge again and do not deliver the goods.',
  ),
  stuck: told(
    'The payment of {{amount}} is taking longer than usual {{> en-details}}: {{duration}} so far.\n\nThe bank has to name the result, and asking it is our job. Until then please do not run the payment again, so that the payer is not charged twice.',
  ),
  'waiting-for-payer': told(
    'The payer has not finished paying {{amount}} yet {{> en-details}}: we are waiting for them, usually for a confirmation on the page of their bank.\n\nIf the payer closed the page, no harm is done: no money was taken, and the order can be paid again.',
  ),
  'result-unknown': told(
    'The result of the payment of {{amount}} is not known yet {{> en-details}}: no final answer has come.\n\nPlease do not repeat it, so that the payer is not charged twice. Finding out from the bank is our job.',
  ),
  abandoned: told(
    'The payer did not finish paying {{amount}} {{> en-details}}: they left the page, and no money was taken.\n\nThis is no error of the shop, and the order can be paid again.',
  ),
  expired: told(
    'The time to pay ran out, so the payment of {{amount}} did not happen {{> en-details}}.{{#if expiredAt}} It could be paid until {{expiredAt}}.{{/if}}\n\nIf the order still stands, please create a new payment for it.',
  ),
  withdrawn: told(
    'The bill of {{amount}} was deleted from the system {{> en-details}} and can no longer be paid.\n\nIf that was not you, please check the settings of your site. A new bill is needed to pay.',
  ),
  'erip-pending': told(
    'The ERIP bill of {{amount}} has been issued and is waiting to be paid {{> en-details}}.{{#if bill}} Number to pay: {{bill}}.{{/if}}{{#if expiredAt}} It can be paid until {{expiredAt}}.{{/if}}\n\nSuch a bill brings two notifications with the same identifier: first “pending”, then the result. Please make sure that your site accepts both.',
  ),
  'erip-started': told(
    'The payer has begun to pay the ERIP bill of {{amount}} {{> en-details}}.{{#if bill}} Number to pay: {{bill}}.{{/if}}\n\nThey have 30 minutes, and meanwhile the bill cannot be opened a second time. If it is not finished, the bill becomes available again.',
  ),
  'erip-expired': told(
    'The ERIP bill of {{amount}} has expired {{> en-details}} and can no longer be paid.{{#if expiredAt}} It could be paid until {{expiredAt}}.{{/if}}\n\nIf the order still stands, please issue a new bill.',
  ),
  'erip-permanent': told(
    'This is a standing ERIP bill {{> en-details}}: it can be paid many times.{{#if bill}} Number to pay: {{bill}}.{{/if}} Each payment brings a notification of its own.',
  ),

  'insufficient-funds': failed(
    "There was not enough money on the payer's account. The shop and its settings have nothing to do with it.\n\nThe payer should top up the account or use another card. Then the payment can be repeated.",
  ),
  'card-data': failed(
    'The card details were entered wrongly, or the bank found no such card.\n\nThe payer should check the number and the expiry date and try again.',
  ),
  'card-expired': failed('The card has expired.\n\nThe payer needs another card.'),
  'card-code': failed(
    'The code on the back of the card (CVV/CVC) did not match.\n\nThe payer should enter it again. Guessing is not a good idea: after a few errors the bank may block the card.',
  ),
  'address-check-failed': failed(
    "The check of the card code or of the payer's address failed (CVC/AVS).\n\nThe payer should enter the code from the card and the address as their bank has them.",
  ),
  'pin-wrong': failed(
    'The bank asked for a PIN or did not accept it, and a PIN is not entered on a website.\n\nThe payer needs another card.',
  ),
  'pin-tries': failed(
    'The bank has blocked the card: there were too many PIN attempts.\n\nOnly the cardholder can have this lifted, through their bank.',
  ),
  'confirmation-code-wrong': failed(
    'The payer entered a wrong confirmation code from the text message.\n\nThey can try again at once, with a new code.',
  ),
  'phone-mismatch': failed(
    'The payer gave a phone number that is not the one linked to the card.\n\nThe payment has to be repeated with the number that the bank has.',
  ),
  'not-confirmed': failed(
    'The payer did not confirm the payment in the app or by text message.\n\nNo money was taken, and the order can be paid again.',
  ),
  'cancelled-by-payer': failed(
    'The payer cancelled the payment.\n\nNo money was taken, and the order can be paid again.',
  ),
  'previous-in-progress': failed(
    "The payer's previous attempt is not finished yet.\n\nIt has to be completed; or wait a few minutes and try again.",
  ),
  'account-not-found': failed(
    'The account or number the payer pays from was not found.\n\nThe payer should check what was entered and pay again.',
  ),
  'account-blocked': failed(
    'The account the payer pays from is blocked.\n\nThe payer should contact the bank or service that keeps it, or pay another way.',
  ),
  'wrong-account-type': failed('The card has no account from which this can be paid.\n\nThe payer needs another card.'),
  wallet: failed(
    'The wallet details were not accepted.\n\nThe payer should check the wallet and pay again, or choose another way.',
  ),
  'saved-card-unusable': failed(
    'The saved card cannot be used: the consent for it has expired or was withdrawn, or the card was replaced.\n\nThe payer should enter the card again.',
  ),
  'online-payments-off': failed(
    "Payments on the internet are switched off for this card.\n\nThe payer can switch them on in their bank's app or by phone and then pay again.",
  ),
  'stopped-by-payer': failed(
    'Through their bank, the payer has withdrawn consent to such charges.\n\nPlease stop repeated charges to this card and get in touch with the payer.',
  ),

  'three-ds-failed': failed(
    "The payer did not pass their bank's confirmation (3-D Secure): the code did not match or the confirmation was not accepted.\n\nThe payment has to be repeated and confirmed. If no code arrives, the payer's bank can help.",
  ),
  'three-ds-abandoned': failed(
    "The payer came to their bank's confirmation (3-D Secure) and did not complete it.\n\nNo money was taken, and the order can be paid again. If the bank's page does not open or no code arrives, the payer's bank can help.",
  ),
  'three-ds-refused': failed(
    "The payer's bank refused at the confirmation step (3-D Secure) without offering to enter a code.\n\nRepeating with this card will not help. The payer can call the bank or use another card.",
  ),
  'three-ds-not-enrolled': failed(
    'The card has no payment confirmation (3-D Secure), and this payment is not accepted without it.\n\nThe payer should have it switched on at their bank, or use another card.',
  ),
  'three-ds-technical': failed(
    'The payment confirmation (3-D Secure) broke off because of a technical fault.\n\nTrying again after 10–15 minutes usually helps. If it keeps failing, please write to us.',
  ),
  'three-ds-tries': failed(
    'There were too many confirmation attempts (3-D Secure) with this card, and the bank is not taking more for now.\n\nThe payer had better wait, or use another card.',
  ),
  'three-ds-rule': failed(
    "The payment was refused by your shop's 3-D Secure setting: with this result of the confirmation it is not accepted.\n\nIf that is not what you wanted, please check the setting, or write to us and we will find the right one together.",
  ),
  'three-ds-required': failed(
    "The payer's bank requires a confirmation (3-D Secure), and the payment came without one.\n\nPlease repeat it with 3-D Secure. If you send card details yourself, check that the confirmation is switched on in the request.",
  ),

  'do-not-honor': failed(
    "The payer's bank refused and gave no reason. The shop and its settings have nothing to do with it.\n\nOnly the cardholder can learn the reason from their bank. Trying later or with another card may work.",
  ),
  'call-issuer': failed(
    "The payer's bank asks the cardholder to get in touch.\n\nAfter the call the payment can be repeated. Another card is often quicker.",
  ),
  'lost-stolen': failed(
    'The bank has the card down as lost or stolen.\n\nPlease do not repeat the payment with this card, and check the order carefully. For the payer it is enough to know that the bank refused and should be asked.',
  ),
  'fraud-suspected': failed(
    "{{#if byAcquirer}}The acquiring bank stopped the payment{{else}}The payer's bank stopped the payment{{/if}}: suspected fraud.\n\nPlease do not repeat the payment with this card, and check the order. For the payer it is enough to know that the bank refused; better not to mention the suspicion.",
  ),
  'card-blocked': failed(
    "The payer's bank has blocked or restricted the card.\n\nRepeating will not help: it takes another card, or the cardholder has to ask the bank.",
  ),
  'card-not-active': failed(
    'The card has not been activated yet.\n\nThe payer should activate it at their bank or use another one.',
  ),
  'not-permitted-card': failed(
    'The bank does not allow this kind of operation on the card.\n\nThe payer needs another card or the permission of the bank.',
  ),
  'limit-issuer': failed(
    "The payment is over the limit that the payer's bank has set for the card. Your limits and those of the acquirer have nothing to do with it.\n\nThe payer can raise the limit in the bank's app, wait until it renews, or use another card.",
  ),
  'limit-payer-provider': failed(
    'The payment is over the limit of the service the payer pays with. Your limits have nothing to do with it.\n\nThe payer should contact that service or choose another way to pay.',
  ),
  'issuer-unavailable': failed(
    "The payer's bank did not answer or could not process the request.\n\n{{#if checkFirst}}The answer may have been lost, so please make sure that nothing was charged before trying again.{{else}}The payment can be repeated a little later. If it fails with different cards, please write to us.{{/if}}",
  ),
  'payer-provider-unavailable': failed(
    'The service the payer pays with did not answer.\n\nThey can try again later or choose another way to pay.',
  ),
  'law-forbidden': failed(
    'The bank refused: its rules or the law do not let it carry out this operation.\n\nRepeating will not help. The payer can ask their bank for details or use another card.',
  ),

  'limit-acquirer': failed(
    "The payment is over the limit that the acquiring bank has set for your shop or terminal. It is not about the payer's card.\n\nPlease tell us what turnover you expect and until when: we ask the bank for a higher limit. Until then payments may be declined.",
  ),
  'limit-refund': failed(
    'This is over the refund limit set by the acquiring bank.\n\nThe refund has to be repeated when the limit renews or is raised. If it is urgent, please write to us: we ask the bank for a higher limit.',
  ),
  'limit-profile-missing': failed(
    "The answer looks like a limit, but it is something else: the acquiring bank has no limit profile set up for the terminal. This is a configuration error on the bank's side.\n\nThe bank has to correct it, and asking for that is our job. There is nothing for you to do.",
  ),
  'acquirer-unavailable': failed(
    'There was a technical fault in processing, at the acquiring bank or the card network.\n\n{{#if checkFirst}}The answer may have been lost, so please make sure that nothing was charged before trying again.{{else}}The payment can be repeated a little later. If it keeps failing, please write to us.{{/if}}',
  ),
  'terminal-error': failed(
    "There is an error in the setup of your terminal at the acquiring bank. It is not about the payer's card.\n\nThis is for us and the bank to settle. If it keeps happening, please tell us since when and with which orders.",
  ),
  'merchant-account-invalid': failed(
    "The acquiring bank did not recognise your shop's account. It is not about the payer's card.\n\nThere is no point in repeating the payment until the setup is corrected: that is for us and the bank to settle.",
  ),
  'not-permitted-terminal': failed(
    "This kind of operation is not enabled on your terminal at the acquiring bank. It is neither a limit nor the payer's card.\n\nIf you need it, please write to us: we ask the bank to enable it.",
  ),
  'call-acquirer': failed(
    'The acquiring bank stopped the payment and asks to be contacted.\n\nContacting the bank is our job. Until there is an answer, please do not repeat the payment with this card.',
  ),

  'limit-provider': failed(
    "The payment is over the limit set for your shop on our side{{#if limit}}: {{limit}}{{/if}}. It never reached the bank, so it is not about the payer's card.\n\nTo accept such payments, please tell us the turnover you expect and why it is growing: the limit can be reviewed.",
  ),
  'limit-provider-or-acquirer': failed(
    "The payment is over a limit for taking payments in your shop: ours or the acquiring bank's; the code does not tell them apart. It is not about the payer's card.\n\nWhich limit it was, we are finding out. To have it raised sooner, please tell us the turnover you expect.",
  ),
  'limit-unclear': failed(
    "The payment is over a limit, but the bank did not say whose: the payer's card's or your terminal's.\n\nThe payer can use another card. If different cards are declined, it is the terminal's limit: please write to us and we will ask the bank.",
  ),
  'gateway-full': failed(
    "All gateways through which your shop could take this payment have used up their limits. It is not about the payer's card.\n\nPlease tell us the turnover you expect: the limits have to be raised or another gateway added.",
  ),
  'gateway-inactive': failed(
    "The gateway through which the shop takes such payments is switched off. It is not about the payer's card.\n\nWe are the ones to switch it on. There is no point in repeating the payment before that.",
  ),
  'routing-refused': failed(
    "The system found no gateway through which this payment could go. It is not about the payer's card.\n\nThis is a setting on our side, and for us to sort out. Until then such payments will not go through.",
  ),
  'security-rule': failed(
    'The payment was stopped by a protection rule{{#if rule}}: “{{rule}}”{{/if}}. It was not sent to the bank.\n\nIf this is a regular customer of yours, please write to us and we will check the rule. Better not to tell the payer the reason: offer another way to pay.',
  ),
  blacklisted: failed(
    "The payment was stopped: the payer's details are on a blacklist of the protection{{#if listed}} ({{listed}}){{/if}}. It was not sent to the bank.\n\nIf you think this is a mistake, please write to us. Better not to tell the payer the reason: offer another way to pay.",
  ),
  'verification-refused': failed(
    'The payment did not pass a check that is made before the bank is asked.\n\nIf you think this is a mistake, please write to us. You can offer the payer another way to pay.',
  ),
  'provider-error': failed(
    'There was a fault on our side.\n\nBefore repeating, please make sure that this payment has not turned up as successful: the answer may have been lost. If it happens again, please write to us.',
  ),

  'request-invalid': failed(
    'The request from your site has an error{{#if gatewaySaid}}. The gateway answered: “{{gatewaySaid}}”{{/if}}. It never reached the bank.\n\nRepeating it unchanged will not help. Please check the parameters, or send us the request without card details and keys, and we will take a look.',
  ),
  'browser-data-missing': failed(
    "The request lacks details of the payer's browser or address that 3-D Secure cannot do without{{#if gatewaySaid}}. The gateway answered: “{{gatewaySaid}}”{{/if}}.\n\nPlease send them with every request: sizes of screen and window, colour depth, language, time zone, user agent, Accept header and IP address.",
  ),
  'amount-invalid': failed(
    'The amount does not fit this operation.\n\nPlease check that it is sent in minor units of the currency (48.50 is 4850) and is not more than what is left of the original payment.',
  ),
  'amount-below-minimum': failed(
    "The amount is below the minimum that the acquiring bank's terminal accepts.\n\nIf you need such payments, please write to us: we can ask the bank about the minimum.",
  ),
  'currency-not-supported': failed(
    "{{#if byIssuer}}The payer's card cannot pay in this currency.\n\nThe payer needs another card.{{else}}The currency of the payment is not enabled for the shop, or is wrong.\n\nPlease check the currency in the module settings: old ones often say BYR instead of BYN. If it is right, write to us and we will check the gateway.{{/if}}",
  ),
  'shop-not-found': failed(
    'There is no shop with this number in the system.\n\nPlease check the shop number and the gateway address in the module settings: they are often left at the demonstration values.',
  ),
  'gateway-not-set': failed(
    'No gateway is assigned to the shop for such a payment{{#if ours}}, and we are the ones to correct that{{/if}}.\n\nIf you send a gateway number yourself, please check it. If not, write to us and we will check the connection.',
  ),
  'access-refused': failed(
    'Access was refused: the shop number, the secret key or the signature of the request did not match.\n\nPlease check that the settings hold the valid keys of this shop. There is no need to send us the secret key.',
  ),
  'encryption-error': failed(
    'The encrypted card details could not be decrypted.\n\nPlease check that your site encrypts them with the valid public key of this shop.',
  ),
  'operation-not-allowed': failed(
    'This operation, or this kind of integration, is not allowed for your shop.\n\nIf you need it, please write to us and we will tell you how to get it.',
  ),
  'card-type-not-supported': failed(
    'Your shop does not take cards of this network.\n\nThe payer needs another card. If you would like to take such cards, please write to us.',
  ),
  'test-settings': failed(
    'Test mode is not set up properly.\n\nFor trying things out, use test cards with the test set of the shop switched on; for real payments, switch test mode off.',
  ),
  'order-not-found': failed(
    'No order with this number was found.\n\nPlease check which number your site sends: it must be the one under which the order was created.',
  ),
  'original-not-found': failed(
    'The original operation that the request refers to was not found.\n\nPlease check its identifier and that it went through.',
  ),
  'already-done': failed(
    'This operation was already done earlier and is not carried out again.\n\nPlease look at the history of the original payment before repeating anything.',
  ),
  duplicate: failed(
    'This is a repeat: the same payment had been sent a moment before, and the second one was stopped so that the payer is not charged twice.{{#if twinUid}} The first payment: {{twinUid}}{{#if twinStatus}} ({{twinStatus}}){{/if}}.{{/if}}\n\nPlease look at the first payment: if it is successful, the order is paid. If it was declined, you can try again after half a minute.',
  ),

  'declined-unexplained': failed(
    'The code of the answer does not tell the exact reason, so we will not guess.\n\nWe can ask the bank. Meanwhile the payer can use another card.',
  ),
  'code-unknown': failed(
    'We do not know this code yet, so we will not name a reason.\n\nWe will find out. Meanwhile the payer can use another card.',
  ),
  'not-known-yet': told(
    'We have not received the details of the payment of {{amount}} yet {{> en-details}}, so the reason cannot be named.\n\nWe will ask the gateway for them.',
  ),

  'operation-failed': failed(
    '{{#if headlineRead}}The answer reads: “{{headlineRead}}”.{{else}}The code of the answer does not tell the reason.{{/if}}{{#if parentUid}} The original payment {{parentUid}} is unchanged.{{/if}}\n\nBefore repeating, please check whether the operation was done already. If not, write to us and we will ask the bank.',
  ),
};
