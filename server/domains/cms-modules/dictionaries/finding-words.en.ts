import type { FindingWords, RuleId } from '../contract.ts';

/** What each finding says; `{name}` is a param of its rule. */
export const WORDS_EN: Readonly<Record<RuleId, FindingWords>> = {
  'scheduler-dead': {
    title: 'The shop’s scheduler has stood still since {since}',
    why: 'WooCommerce does delayed work through Action Scheduler. While it stands still, order statuses, renewals and retries do not happen.',
    ask: 'Does a system cron run? Ask them to open wp-cron.php by hand and to look at Tools → Scheduled Actions.',
    merchant:
      'Background jobs of your site have not run since {since}. Ask your hosting to call wp-cron.php every 5 minutes and open Tools → Scheduled Actions: the list of pending ones should shrink.',
  },
  'failed-actions': {
    title: 'Scheduled actions that failed: {failed}',
    why: 'If some belong to the payment module, statuses and retries get lost.',
    ask: 'Ask for the hook’s name of the latest failed ones.',
    merchant:
      'Your site has gathered failed background jobs ({failed}). Open Tools → Scheduled Actions → Failed and send us the names of the last three.',
  },
  'no-https': {
    title: 'The shop is reached without HTTPS',
    why: 'Returns from 3-D Secure and notifications to a plain address break or are refused.',
    ask: 'Does the domain have a certificate? Was the site’s address changed in WordPress’s settings?',
    merchant:
      'Your site works over http. Install a certificate, change both addresses in Settings → General to https, and make a test payment.',
  },
  'log-not-writable': {
    title: 'The module cannot write its log',
    why: 'The log folder is closed for writing: the module has nowhere to leave traces.',
    ask: 'First open the folder, then ask for the log.',
    merchant:
      'WooCommerce’s log folder is closed for writing. Let the server write to wp-content/uploads/wc-logs: without a log we cannot see what the module answered.',
  },
  'unreachable-host': {
    title: 'The address {host} cannot be reached from outside, or is a copy of the site',
    why: 'Notifications never arrive at an address that is not on the internet, and a copy catches those of the real shop.',
    ask: 'Where does the real shop run?',
    merchant:
      'Your settings name {host}. Notifications have to reach the working site: change the site’s address in the CMS, or set the module up on the working domain.',
  },
  'old-tls': {
    title: 'Old encryption library: {library}',
    why: 'The shop’s server may fail to agree on TLS 1.2 or 1.3 with the gateway: the module’s requests break off.',
    ask: 'Does the module’s log show cURL errors (35, 56)?',
    merchant:
      'Your server has {library}. Ask your hosting for OpenSSL 1.1.1 or newer, and a cURL built with it: otherwise requests to the payment gateway may break off.',
  },
  'php-end-of-life': {
    title: 'PHP {version} has not been mended since {ended}',
    why: 'New versions of the module do not support it, and its security holes stay open.',
    ask: 'Can the PHP version be switched in the hosting panel?',
    merchant:
      'Your site runs on PHP {version}, which has had no support since {ended}. Make a backup, switch PHP to 8.2 or newer in the hosting panel, and make a test payment.',
  },
  'page-cache': {
    title: 'A page cache may catch notifications: {names}',
    why: 'A stored copy answers instead of the module: the gateway hears 200 and the order does not change.',
    ask: 'Is the notification address excluded from the cache?',
    merchant:
      'You run a page cache ({names}). Exclude the module’s notification address (for WooCommerce: wc-api and /wc-api/) and clear the cache.',
  },
  'security-plugin': {
    title: 'A guard of the site may refuse notifications: {names}',
    why: 'The gateway’s request looks like a robot: the guard answers 403 and the module never sees it.',
    ask: 'Does the guard’s log show refusals at the notification address?',
    merchant:
      'Your site is guarded by {names}. Put the payment gateway’s addresses and the notification address on its allow list.',
  },
  'two-gateways': {
    title: 'Two modules of one provider: {names}',
    why: 'Both answer the same notifications and get in each other’s way: double answers, the other’s keys.',
    ask: 'Which one is needed?',
    merchant:
      '{names} are active at the same time. Keep one, switch the other off and remove its notification address.',
  },
  decimals: {
    title: 'Decimals set to {decimals}, while {currency} has {expected}',
    why: 'The order’s amount and the payment’s differ by cents or by a hundred times.',
    ask: 'How does the price look in the shop and on the payment page?',
    merchant:
      'Your currency settings use {decimals} decimals. For {currency} set {expected}: WooCommerce → Settings → General → Number of decimals.',
  },
  'currency-legacy': {
    title: 'The currency {old} gave way to {next} on {on} ({ratio} to 1)',
    why: 'The gateway does not know {old}: the payment is refused, and a recalculated amount is wrong by {ratio} times.',
    ask: 'Are the prices already in {next}?',
    merchant:
      'Your shop names the currency {old}: since {on} it is {next} ({ratio} {old} = 1 {next}). Change the code in the CMS and in the module, and check that prices are in {next}.',
  },
  'currency-synonym': {
    title: 'The currency code {old} instead of {next}',
    why: '{old} is withdrawn and usually means {next}. Amounts are not recalculated: only the code changes.',
    ask: 'Are the shop’s amounts today’s?',
    merchant: 'Your shop uses the old currency code {old}. Set {next}; prices stay as they are.',
  },
  'currency-not-a-code': {
    title: 'The currency is written as a word: “{value}”',
    why: 'The gateway takes a three-letter ISO 4217 code and refuses a word.',
    ask: 'On which screen of the CMS is it set?',
    merchant: 'Instead of a currency code you have “{value}”. Enter a three-letter code, such as BYN, USD or EUR.',
  },
  'currency-not-enabled': {
    title: 'The currency {currency} is not switched on at the gateway ({enabled})',
    why: 'A payment in a currency that the shop does not have at the gateway is refused at once.',
    ask: 'Does the contract ask for this currency?',
    merchant:
      'Your shop charges in {currency}, while {enabled} is connected. Change the shop’s currency, or write to us to connect {currency}.',
  },
  'library-exponent': {
    title: 'The module counts {currency} with {library} decimals instead of {iso}',
    why: 'The module’s library disagrees with ISO 4217: the payment’s amount is wrong by {times} times.',
    ask: 'Compare the order’s amount with the payment’s in one case.',
    merchant:
      'For {currency} the module sends amounts that are wrong by {times} times. Do not take {currency} with it until we send a corrected one.',
  },
  'hundred-always': {
    title: 'The built-in handler multiplies {currency} by 100',
    why: '{currency} has another number of decimals: the amount that is sent is wrong.',
    ask: 'Is this currency needed?',
    merchant: 'The CMS’s own handler counts {currency} wrongly. Take this currency with our separate module.',
  },
  'outdated-template': {
    title: 'The theme keeps old payment pages: {names}',
    why: 'The payment form may not show, or post old fields.',
    ask: 'Does the error go away with a standard theme?',
    merchant:
      'Your theme holds outdated files: {names}. Update the theme or remove these copies: WooCommerce will use its own.',
  },
  'module-outdated': {
    title: 'Module {module} {version}, while {newest} exists',
    why: 'Some of the known errors are mended in newer versions.',
    ask: 'Was the module’s code changed by hand?',
    merchant:
      'You have version {version} of the {module} module. Update it to {newest}: keep the settings, replace the files, make a test payment.',
  },
  'module-cms': {
    title: 'The {module} module is not for this version of the CMS ({version})',
    why: 'A module of another line does not show at checkout or fails: a frequent reason for “the module does not work”.',
    ask: 'Where was the module downloaded?',
    merchant:
      'Your CMS {version} has the {module} module, which was not made for it. Install the {other} module: we send the link separately.',
  },
  'module-untested': {
    title: 'CMS {version} is newer than anything the {module} module was tried with (up to {to})',
    why: 'The table does not know whether it works. No error, but the first thing to check.',
    ask: 'When was the CMS updated, and did the errors begin then?',
    merchant:
      'Your CMS ({version}) is newer than those the module was tried with. Make a test payment and send us what happens.',
  },
  'module-php': {
    title: 'The {module} module was not made for PHP {php}',
    why: 'It is written for PHP from {from} {to}: another version may end in a fatal error at checkout.',
    ask: 'Is there a “Fatal error” in PHP’s log?',
    merchant:
      'The {module} module was not made for PHP {php}. Choose a fitting PHP version in the hosting panel, or update the module.',
  },
  'no-module': {
    title: 'There is no module of ours for {cms}',
    why: 'No public module for this platform was found: it is connected through payment links or the API.',
    ask: 'How do they ask for payment now?',
    merchant: 'We have no ready module for {cms}. Use payment links or the API: we send instructions.',
  },
  'input-vars': {
    title: 'PHP takes few form fields: {count}',
    why: 'A long settings form is saved in part: some of the module’s settings get lost.',
    ask: 'Are the module’s settings there after reloading the page?',
    merchant:
      'PHP’s max_input_vars is {count}. Ask your hosting for at least 1000 and save the module’s settings again.',
  },
  'test-mode': {
    title: 'Test mode is on',
    why: 'Real cards are refused, or an order becomes paid without money.',
    ask: 'Do real orders go through this shop?',
    merchant:
      'The module is in test mode. If the shop is live, switch test mode off in the module’s settings and make one real payment.',
  },
  multisite: {
    title: 'Several sites in one WordPress',
    why: 'A notification may land on another site of the network, which has no such order.',
    ask: 'On which of the sites is the module active?',
    merchant:
      'You run a network of WordPress sites. Activate the module on the shop’s site alone, and check that the notification address leads there.',
  },
  'sources-disagree': {
    title: 'Sources disagree ({what}): {values}',
    why: 'The writer’s words and the report, or two sources, say different things. Trust the report and the payments.',
    ask: 'Is it the same copy of the site?',
    merchant: 'We see different things about your shop: {values}. Please send a fresh report from the working site.',
  },
  'page-missing': {
    title: 'Shop pages are not set: {names}',
    why: 'Without its checkout or cart page nobody can pay.',
    ask: 'Were pages removed lately?',
    merchant: 'WooCommerce has no page set for: {names}. Open WooCommerce → Settings → Advanced and choose them.',
  },
  'object-cache': {
    title: 'External object cache together with {name}',
    why: 'The payer’s session gets lost on the way back from payment: an empty cart, “another” order.',
    ask: 'Is the buyer signed out after paying?',
    merchant:
      'Your site runs an external object cache together with {name}. Switch one off and check the return after payment.',
  },
  'demo-shop': {
    title: 'The module holds the demo shop {shop}',
    why: 'Payments go to the trial platform: there is no money.',
    ask: 'Has the shop received its own keys?',
    merchant:
      'The module still has the demo shop number {shop}. Enter your own shop number and keys from your account.',
  },
  'demo-domain': {
    title: 'The module still has the trial address {domain}',
    why: 'Requests go to the demo platform.',
    ask: 'Which addresses does the contract name?',
    merchant:
      'The module’s settings name the trial address {domain}. Enter your provider’s addresses of the payment page and of the gateway.',
  },
  'domain-with-scheme': {
    title: 'A whole address in the domain field: {value}',
    why: 'The module adds https:// itself: the address comes out wrong and no payment can begin.',
    ask: '',
    merchant:
      'In the module’s settings enter only the domain instead of “{value}”: {domain}, without https:// and without a slash.',
  },
  'domain-without-scheme': {
    title: 'Only a domain in the address field: {value}',
    why: 'Unlike the others, this module wants the whole address.',
    ask: '',
    merchant: 'In the checkout URL setting enter the whole address, with https:// and the path, instead of “{value}”.',
  },
  'wrong-public-key': {
    title: 'The public key is another one',
    why: 'The module checks signatures with a wrong key and refuses every notification: money is taken, the order does not change.',
    ask: 'Were the keys renewed in the back office?',
    merchant:
      'The module has a wrong public key. Copy your shop’s public key from your account as a whole, without spaces or line breaks, and save the settings.',
  },
  'key-not-a-key': {
    title: 'The field of the public key holds something else',
    why: 'The module cannot check signatures: some modules fall back to the password, others refuse everything.',
    ask: '',
    merchant:
      'The “Public key” field does not hold a public key. Paste your shop’s public key from your account (a long line that begins with MII).',
  },
  'basic-header-stripped': {
    title: 'The server keeps the notification’s password from the module (“{answer}”)',
    why: 'PHP under CGI/FPM, or a proxy, drops the Authorization header: the module does not recognise the gateway.',
    ask: 'Is there a proxy before the site?',
    merchant:
      'Your server drops the Authorization header, so the module answers “{answer}”. Add to .htaccess: SetEnvIf Authorization "(.*)" HTTP_AUTHORIZATION=$1 — or ask your hosting for it.',
  },
  'notification-unreachable': {
    title: 'Notifications do not reach the module ({status})',
    why: 'A redirect, a guard or a server error stands between the gateway and the module. After 15 tries in a day and a half the notification is gone.',
    ask: 'What does the notification address answer from outside?',
    merchant:
      'Your notification address answers {status}. It has to open from outside without a redirect or a guard and answer 200: check https, www and the allow list.',
  },
  'notification-url-pattern': {
    title: 'The notification address is not one of the {module} module',
    why: 'The module listens at an address that holds “{expected}”; others do not concern it.',
    ask: 'Who changed the address, and when?',
    merchant:
      'The notification address “{url}” does not lead to the module. Put back the one that the {module} module shows: it holds “{expected}”.',
  },
  'error-with-200': {
    title: 'The {module} module refuses with HTTP 200',
    why: 'The gateway takes the notification as accepted and does not repeat it. After the repair it has to be sent again.',
    ask: 'What is the text of the answer in the delivery?',
    merchant:
      'The {module} module answers 200 even for errors, so notifications are not repeated. After the repair we send them again: write to us.',
  },
  'not-authenticated': {
    title: 'The {module} module does not check who sent a notification',
    why: 'Anybody can forge a payment, and a late “failed” takes a paid order back.',
    ask: 'Can the CMS and the module be updated?',
    merchant:
      'The {module} module takes notifications unchecked. Compare orders with your account, and update the module when a new version comes.',
  },
  'order-changed': {
    title: 'The order changed after the payment (“{answer}”)',
    why: 'The order’s amount is no longer the payment’s: the module does not believe the notification and leaves the status.',
    ask: 'Did somebody change the order after it was paid?',
    merchant:
      'The module answered “{answer}”: the order’s amount changed after the payment. Put it back or mark the order as paid by hand.',
  },
  'order-not-found': {
    title: 'The module did not find the order (“{answer}”)',
    why: 'The order or cart was removed, or the notification came to another site.',
    ask: 'Is there such an order in the shop? With PrestaShop look for the cart’s number.',
    merchant:
      'The module answered “{answer}”: your shop has no such order. Check whether it was removed and whether this is the right site.',
  },
  'authorization-not-captured': {
    title: 'The shop only holds money (authorization)',
    why: 'Money is held until it is captured; meanwhile the {module} module shows the order as paid, or does not touch it.',
    ask: 'Who captures, and when?',
    merchant:
      'The module’s type is “Authorization”: money is only held. If you need no separate capture, choose “Payment”; else capture in your account.',
  },
  'status-mapping': {
    title: 'The status of a paid order is not set, or is that of a failed one',
    why: 'The notification is accepted, yet the order stays or becomes something else.',
    ask: '',
    merchant:
      'In the module’s settings choose “Paid” or “Processing” for a successful payment, other than the status of a failed one.',
  },
  'change-status-off': {
    title: 'The CMS forbids the module to change the order',
    why: 'The payment succeeds and the status stays: changing it is switched off in the payment system’s settings.',
    ask: '',
    merchant:
      'In the payment system’s settings switch on “Change the order’s status on payment” (PS_CHANGE_STATUS_PAY = Y).',
  },
  'erip-second-dropped': {
    title: 'The shop drops the second ERIP notification',
    why: 'The first says “pending”, the second “paid”, and both have one number. The shop takes the second for a repeat.',
    ask: '',
    merchant:
      'Your site drops a second notification with the same number. With ERIP it is the payment: update the record by its number instead of skipping it.',
  },
  'erip-test-code': {
    title: 'The ERIP service code is the trial’s ({code})',
    why: 'A payer finds no such service in ERIP.',
    ask: '',
    merchant: 'The module has the trial ERIP service code {code}. Enter your own code from the connection letter.',
  },
  'bill-by-hand': {
    title: 'ERIP bills are made by hand',
    why: 'Until somebody presses “create bill”, the payer does not see it.',
    ask: '',
    merchant:
      'The module is set to create ERIP bills by hand. Choose automatic, or create the bill right after the order.',
  },
  'expiry-too-short': {
    title: 'The payment page lives for {minutes} min',
    why: 'Buyers do not have time to pay: it expires and the order stays unpaid.',
    ask: '',
    merchant: 'The time to pay is {minutes} min. Set at least 60 where the module allows it.',
  },
  'inverted-switch': {
    title: 'In the {module} module “0” means yes',
    why: 'In its switches of methods 0 turns on and 1 turns off: easily mistaken.',
    ask: '',
    merchant:
      'In the {module} module the switches of payment methods are reversed: 0 is on, 1 is off. Please check them.',
  },
  'clock-skew': {
    title: 'The server’s clock is wrong by {seconds} s',
    why: 'Signatures and expiry of payment pages are checked against time: with such a difference they are refused.',
    ask: '',
    merchant: 'Your server’s clock is wrong by {seconds} s. Ask your hosting to switch on time synchronisation (NTP).',
  },
  'tls-certificate': {
    title: 'The shop’s certificate: {problem}',
    why: 'A notification to an address with a wrong or expired certificate is not delivered.',
    ask: '',
    merchant:
      'There is a problem with your site’s certificate: {problem}. Renew it together with its intermediate certificates.',
  },
  'cron-late': {
    title: 'The module has done no background work for {minutes} min',
    why: 'Its polls and retries stand still with the cron.',
    ask: '',
    merchant: 'The module’s background work has not run for {minutes} min. Ask your hosting to check the cron.',
  },
  'module-silent': {
    title: 'The module has not been heard since {since}',
    why: 'The module itself said how often it would be heard, and stopped: it is switched off or removed, the cron stands still, the site is down or cannot connect to us.',
    ask: 'Does the site open? Was the module switched off or updated, was the site moved?',
    merchant:
      'The payment module of your site has not been heard since {since}. Check that it is switched on and that the tasks of the site (cron) run; if the site was moved or updated, tell us so.',
  },
  'log-off': {
    title: 'The module’s log is off',
    why: 'Without a log it cannot be seen what the module answered and why.',
    ask: '',
    merchant:
      'Switch on the log (debug) in the module’s settings, repeat the payment and send us the log: we hide the keys ourselves.',
  },
};
