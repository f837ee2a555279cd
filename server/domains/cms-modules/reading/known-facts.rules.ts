import type { FactKey } from '../contract.ts';
import { BLOCK_ROWS, SETTING_NAMES } from '../facts/settings-names.ts';
import type { ParsedReport } from './parse-report.rules.ts';
import { likelyModule } from './platform-text.rules.ts';
import type { Plugin } from './plugins.rules.ts';
import type { ReportFact } from './report-facts.rules.ts';
import type { TypedName } from './typed.rules.ts';
import { versionIn } from './version.rules.ts';

export interface KnownFact {
  key: FactKey;
  value: string;
  line: number;
}

const OURS = /be ?gateway|be ?paid/i;

/** What a report says of the questions that are asked of every shop; the first answer to each. */
export function knownFacts(report: ParsedReport): KnownFact[] {
  const found = new Map<FactKey, KnownFact>();
  const add = (key: FactKey, value: string | undefined, line: number) => {
    if (value !== undefined && value !== '' && value.length <= 300 && !found.has(key))
      found.set(key, { key, value, line });
  };
  for (const fact of report.facts) {
    addEnvironment(fact, add);
    addSetting(fact, add);
  }
  addPlugins(report, add);
  addTyped(report, add);
  addAnswers(report, add);
  return [...found.values()];
}

type Add = (key: FactKey, value: string | undefined, line: number) => void;

const VERSION_ROWS = new Map<string, FactKey>([
  ['WP Version', 'wordpress-version'],
  ['WC Version', 'cms-version'],
  ['PHP Version', 'php-version'],
  ['php_version', 'php-version'],
  ['PHP version', 'php-version'],
  ['PrestaShop version', 'cms-version'],
  ['Version de PrestaShop', 'cms-version'],
  ['Версия PrestaShop', 'cms-version'],
]);
const TEXT_ROWS = new Map<string, FactKey>([
  ['Server Info', 'server-software'],
  ['httpd_software', 'server-software'],
  ['Server software version', 'server-software'],
  ['Site address (URL)', 'site-url'],
  ['site_url', 'site-url'],
  ['Shop URL', 'site-url'],
]);

function addEnvironment(fact: ReportFact, add: Add): void {
  const { key, value, line } = fact;
  const asked = VERSION_ROWS.get(key);
  if (asked !== undefined) add(asked, versionIn(value), line);
  if (asked === 'cms-version') add('cms', key === 'WC Version' ? 'woocommerce' : 'prestashop', line);
  const text = TEXT_ROWS.get(key);
  if (text !== undefined) add(text, text === 'site-url' ? addressIn(value) : value, line);
  if (key === 'cURL Version' || key === 'curl_version') addCurl(value, line, add);
  addMoney(fact, add);
}

function addMoney({ key, value, line, section }: ReportFact, add: Add): void {
  if (key === 'Number of Decimals') add('decimals', /^\d{1,2}$/.test(value) ? value : undefined, line);
  if (section === 'Settings' && key === 'Currency') add('currency', value.split(' ')[0], line);
  if (section === 'wp-core' && key === 'version') add('wordpress-version', versionIn(value), line);
}

function addCurl(value: string, line: number, add: Add): void {
  add('curl-version', versionIn(value), line);
  const library = /(?:OpenSSL|LibreSSL|NSS|GnuTLS|BoringSSL)\/?[\w.-]{0,30}/i.exec(value)?.[0];
  add('openssl-version', library, line);
}

const addressIn = (value: string) => /https?:\/\/[^\s,"'<>]{1,250}/i.exec(value)?.[0];

function addSetting({ key, value, mark, line, section }: ReportFact, add: Add): void {
  const inBlock = OURS.test(section);
  const short = key.toLowerCase().slice(key.lastIndexOf('/') + 1);
  const asked =
    (inBlock ? BLOCK_ROWS.get(short) : undefined) ??
    (isCommon(short) && !inBlock ? undefined : SETTING_NAMES.get(short));
  if (asked === undefined) return;
  const said = value === '' && mark !== undefined ? mark : value;
  add(asked, settingValue(asked, unquoted(said), short), line);
  if (/^(?:payment_)?begateway|^ms2_payment_bepaid/.test(short)) addModuleOf(short, line, add);
}

/** Words that other programs use for settings of their own. */
const isCommon = (name: string) => /^(?:mode|debug|currency|payment_type|shop_id|shop id|public_key)$/.test(name);

const unquoted = (value: string) => value.replace(/^['"]|['"],?$|,$/g, '').trim();

function settingValue(key: FactKey, value: string, name: string): string | undefined {
  switch (key) {
    case 'mode':
      return modeOf(value, name);
    case 'public-key-kind':
      return keyKind(value);
    case 'change-status':
    case 'debug-log':
    case 'cache-excluded':
      return isYes(value) ? 'yes' : 'no';
    case 'bill-creation':
      return /manual|руч|^(?:n|no|0|off)$/i.test(value) ? 'manual' : 'auto';
    case 'transaction-type':
      return /auth|авториз/i.test(value) ? 'authorization' : 'payment';
    default:
      return value;
  }
}

const isYes = (value: string) => /^(?:y|yes|on|1|true|да|вкл\w*)$/i.test(value);

function modeOf(value: string, name: string): string | undefined {
  if (/^(?:test|тест\w*)$/i.test(value)) return 'test';
  if (/^(?:live|prod\w*|боев\w*)$/i.test(value)) return 'live';
  if (!name.includes('test')) return undefined;
  return isYes(value) ? 'test' : 'live';
}

function keyKind(value: string): string {
  if (value === '' || value === 'dash') return 'empty';
  return /BEGIN PUBLIC KEY|^MI[A-Za-z0-9+/]{20}|^rsa$/.test(value) ? 'rsa' : 'not-a-key';
}

function addModuleOf(name: string, line: number, add: Add): void {
  if (name.startsWith('payment_begateway_')) {
    add('cms', 'opencart', line);
    add('module', name.includes('publickey') || name.includes('expiry') ? 'opencart-4' : 'opencart-3', line);
  } else if (name.startsWith('begatewayerip_')) add('module', 'opencart-erip-1.5', line);
  else if (name.startsWith('ms2_')) {
    add('cms', 'modx', line);
    add('module', 'modx-minishop2', line);
  }
}

function addPlugins({ plugins, facts, sections }: ParsedReport, add: Add): void {
  for (const plugin of plugins) if (plugin.state === 'active') addPlugin(plugin, add);
  const block = sections.find(({ name, typed }) => OURS.test(name) && !typed);
  const cms = facts.find(({ key }) => key === 'WC Version');
  if (block !== undefined && cms !== undefined) add('module', 'woocommerce', block.line);
}

function addPlugin({ name, version, line }: Plugin, add: Add): void {
  if (/^WooCommerce$/i.test(name)) {
    add('cms', 'woocommerce', line);
    add('cms-version', version, line);
  }
  if (!OURS.test(name)) return;
  add('module', /erip|ерип/i.test(name) ? 'woocommerce-erip' : 'woocommerce', line);
  add('module-version', version, line);
}

const TYPED: Record<TypedName, { cms?: string; key: FactKey }> = {
  WordPress: { key: 'wordpress-version' },
  WooCommerce: { cms: 'woocommerce', key: 'cms-version' },
  PHP: { key: 'php-version' },
  Magento: { cms: 'magento', key: 'cms-version' },
  PrestaShop: { cms: 'prestashop', key: 'cms-version' },
  OpenCart: { cms: 'opencart', key: 'cms-version' },
  '1C-Bitrix': { cms: 'bitrix', key: 'cms-version' },
  module: { key: 'module-version' },
};

function addTyped({ typed, lines }: ParsedReport, add: Add): void {
  for (const { of, version, line } of typed) {
    const { cms, key } = TYPED[of];
    const isOurs = OURS.test(lines[line - 1] ?? '');
    // A module that is not named may be anybody's.
    if (of !== 'module' || isOurs) add(key, version, line);
    if (cms !== undefined) add('cms', cms, line);
    if (cms !== undefined && isOurs) add('module', likelyModule(cms, version)?.id, line);
  }
}

/** The words with which our modules refuse a notification, in their logs and answers; facts of their code. */
const ANSWERS =
  /beGateway (?:Process )?Notify (?:Amount )?Failure|webhook not authorized|WEBHOOK SIGNATURE IS NOT VALID|WEBHOOK IS NOT AUTHORIZED|Webhook authorization error|\bNot authorized\b|Incorrect paid amount|Amount mismatch|Currency mismatch|Error to load (?:cart|order)|Unable to load order info|\bNo order\b|INVALID (?:ORDER|PAYMENT) ID/i;

function addAnswers({ lines, kind }: ParsedReport, add: Add): void {
  if (kind !== 'module-log' && kind !== 'unknown' && kind !== 'presta') return;
  for (const [place, line] of lines.entries()) {
    const answer = ANSWERS.exec(line.slice(0, 400));
    if (answer !== null) add('last-notification-answer', answer[0], place + 1);
  }
}
