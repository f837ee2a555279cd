import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FactKey, ReportKind } from '../../../../server/domains/cms-modules/contract.ts';
import { judge } from '../../../../server/domains/cms-modules/judge.rules.ts';
import { pastedFacts, readPastedReport } from '../../../../server/domains/cms-modules/read-pasted-report.ts';
import { looksLikeReport } from '../../../../server/domains/cms-modules/reading/detect.rules.ts';
import { knownFacts } from '../../../../server/domains/cms-modules/reading/known-facts.rules.ts';
import { MOST_REPORT_BYTES } from '../../../../server/domains/cms-modules/reading/normalise.rules.ts';
import { parseReport } from '../../../../server/domains/cms-modules/reading/parse-report.rules.ts';
import { redactReport } from '../../../../server/domains/cms-modules/reading/redact.rules.ts';
import { readValue, wholeNumber } from '../../../../server/domains/cms-modules/reading/value.rules.ts';
import { compareVersions } from '../../../../server/domains/cms-modules/reading/version.rules.ts';
import {
  MAGENTO_FORM,
  MODULE_LOG,
  PRESTA_TEXT,
  REPORTS,
  SITE_HEALTH,
  WOO_PAGE,
  WOO_REPORT,
} from '../../../support/module-reports.ts';

const AT = Temporal.Instant.from('2026-11-26T07:00:00Z');
const known = (text: string) =>
  Object.fromEntries(knownFacts(parseReport(text)).map(({ key, value }) => [key, value])) as Partial<
    Record<FactKey, string>
  >;
const found = (text: string) => readPastedReport(text, AT).findings.map(({ rule, subject }) => `${rule} ${subject}`);
/** Without the places of lines, which a fence moves. */
const meaning = (text: string) => {
  const { kind, facts, plugins, missing } = parseReport(text);
  return {
    kind,
    missing,
    facts: facts.map(({ line: _line, ...fact }) => fact),
    plugins: plugins.map(({ line: _line, ...plugin }) => plugin),
    known: known(text),
  };
};

test.each<[ReportKind, string, Partial<Record<FactKey, string>>]>([
  [
    'woo-ssr',
    WOO_REPORT,
    {
      cms: 'woocommerce',
      'cms-version': '8.2.1',
      'php-version': '8.2.12',
      'curl-version': '8.4.0',
      'openssl-version': 'OpenSSL/3.0.11',
      module: 'woocommerce',
      'module-version': '3.1.3',
      mode: 'live',
      'shop-id': '4471',
      'key-fingerprint': '1a2b3c4d',
      currency: 'BYN',
      decimals: '2',
    },
  ],
  ['woo-html', WOO_PAGE, { 'cms-version': '7.8.1', 'wordpress-version': '6.2', 'php-version': '7.4.33' }],
  ['site-health', SITE_HEALTH, { 'wordpress-version': '6.5.2', 'cms-version': '8.8.2', 'module-version': '2.0.11' }],
  ['magento-form', MAGENTO_FORM, { cms: 'magento', 'cms-version': '2.4.6', 'php-version': '8.1.2' }],
  ['presta', PRESTA_TEXT, { cms: 'prestashop', 'cms-version': '8.1.2', mode: 'test', 'shop-id': '361' }],
  [
    'module-log',
    MODULE_LOG,
    { module: 'opencart-3', mode: 'live', 'last-notification-answer': 'webhook not authorized' },
  ],
  ['unknown', 'Добрый день, модуль не работает, помогите', {}],
])('a report is told by its marks: %s', (kind, text, facts) => {
  expect(parseReport(text).kind).toBe(kind);
  expect(known(text)).toMatchObject(facts);
});

test('a healthy report has no finding that breaks or harms', () => {
  expect(readPastedReport(WOO_REPORT, AT).findings.filter(({ severity }) => severity !== 'notice')).toEqual([]);
  expect(parseReport(WOO_REPORT).missing).toEqual([]);
});

test('a value that was broken at its commas is put together, an author list does not become a plugin', () => {
  const { facts, plugins } = parseReport(WOO_REPORT);

  expect(facts.find(({ key }) => key === 'cURL Version')?.value).toBe('8.4.0, OpenSSL/3.0.11');
  expect(plugins.filter(({ state }) => state === 'active').map(({ name, version }) => [name, version])).toEqual([
    ['beGateway Payment Gateway for WooCommerce', '3.1.3'],
    ['Contact Form', '5.8.1'],
    ['WooCommerce', '8.2.1'],
  ]);
});

test('sections that were not pasted are named', () => {
  const tail = WOO_REPORT.slice(WOO_REPORT.indexOf('### Settings'));

  expect(parseReport(tail).missing).toEqual([
    'WordPress Environment',
    'Server Environment',
    'Database',
    'Post Type Counts',
    'Security',
    'Active Plugins',
  ]);
});

describe('however it was pasted, it says the same', () => {
  const WRAPS: Record<string, (text: string) => string> = {
    fences: (text) => `\`\`\`\n${text}\n\`\`\``,
    'tilde fences': (text) => `~~~text\n${text}\n~~~`,
    'a fold of GitHub': (text) => `<details><summary>Report</summary>\n\n\`\`\`\n${text}\n\`\`\`\n</details>`,
    'an editor that writes <br>': (text) => text.replaceAll('\n', '<br />'),
    'an editor that writes <br> and lines': (text) => text.replaceAll('\n', '<br>\n'),
    CRLF: (text) => text.replaceAll('\n', '\r\n'),
    'spaces that do not break': (text) => text.replaceAll(' ', '\u00a0'),
    'signs of no width': (text) => text.replaceAll(': ', ':\u200b ').replaceAll('✔', '✔\ufe0f'),
    'a quote of a mail': (text) => text.replaceAll(/^/gm, '> '),
    'trailing spaces': (text) => text.replaceAll('\n', '   \n'),
  };
  const cases = Object.entries(WRAPS).flatMap(([how, wrap]) =>
    Object.entries(REPORTS).map(([name, text]) => [how, name, wrap, text] as const),
  );

  test.each(cases)('%s: %s', (_how, _name, wrap, text) => {
    expect(meaning(wrap(text)).known).toEqual(meaning(text).known);
    expect(meaning(wrap(text)).plugins).toEqual(meaning(text).plugins);
    expect(meaning(wrap(text)).kind).toEqual(meaning(text).kind);
  });
});

const sectionsOf = (text: string) =>
  text
    .replaceAll('`', '')
    .split(/(?=^### )/m)
    .filter((part) => part.trim() !== '');

test('the order of sections does not matter', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(sectionsOf(WOO_REPORT), { minLength: sectionsOf(WOO_REPORT).length }),
      (shuffled) => {
        expect(found(shuffled.join('\n')).sort()).toEqual(found(WOO_REPORT).sort());
        expect(known(shuffled.join('\n'))).toEqual(known(WOO_REPORT));
      },
    ),
    { numRuns: 50 },
  );
});

test('a section that is cut out adds no finding', () => {
  const all = new Set(found(WOO_REPORT));
  const sections = sectionsOf(WOO_REPORT);

  for (const gone of sections.keys()) {
    const left = found(sections.filter((_, place) => place !== gone).join('\n'));
    expect(left.filter((finding) => !all.has(finding))).toEqual([]);
  }
});

test('whatever the bytes, it never throws, and what comes out is masked', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), cutReport()), (text) => {
      const report = parseReport(text);
      judge({ at: AT, facts: pastedFacts(report, AT, null), report });
      expect(redactReport(report.lines.join('\n'))).toBe(report.lines.join('\n'));
    }),
    { numRuns: 300 },
  );
});

function cutReport() {
  return fc
    .tuple(fc.constantFrom(...Object.values(REPORTS)), fc.nat(4000), fc.nat(4000))
    .map(([text, a, b]) => text.slice(Math.min(a, b), Math.max(a, b)));
}

test.each(Object.entries(REPORTS))('%s cut at every sign is read', (_name, text) => {
  for (let end = 0; end <= text.length; end += 1) expect(() => readPastedReport(text.slice(0, end), AT)).not.toThrow();
});

test('more than half a megabyte is cut at the end of a line', () => {
  const line = 'Слово: значение которое повторяется\n';
  const { lines } = parseReport(line.repeat(60_000));

  expect(Buffer.byteLength(lines.join('\n'))).toBeLessThanOrEqual(MOST_REPORT_BYTES);
  expect(lines.at(-1)).toBe('Слово: значение которое повторяется');
});

test.each([
  ['a card', 'Log: paid with 4200000000000000 today', '4200000000000000'],
  ['a secret key', 'secret-key: 0a1b2c3d4e5f60718293a4b5c6d7e8f9', '0a1b2c3d4e5f60718293a4b5c6d7e8f9'],
  ['a key of another provider', `Stripe: ${['sk', 'live', 'abcdefgh12345678'].join('_')}`, 'abcdefgh12345678'],
  ['the secret of a webhook', `Hook: ${['whsec', 'abcdefgh12345678'].join('_')}`, 'abcdefgh12345678'],
  ['a long hex', 'Log file: fatal-errors-9f86d081884c7d659a2feaa0c55ad015.log', '9f86d081884c7d659a2feaa0c55ad015'],
  ['a mail', 'Admin: owner@shop.example', 'owner@'],
  ['a home folder', 'Log Directory: /home/u12345/public_html/wp-content/uploads/wc-logs/', 'u12345'],
  ['a folder of Windows', 'Path: C:\\Users\\petrov\\site', 'petrov'],
  ['a site below a host', 'Root: /var/www/vhosts/client77/httpdocs', 'client77'],
  ['credentials in an address', 'Proxy: https://admin:hunter22@proxy.example/x', 'hunter22'],
  ['a name in an address', 'Theme: https://host.example/~ivanova/theme', 'ivanova'],
  ['a value in an address', 'Return: https://shop.example/ok?order_key=wc_order_Ab12', 'wc_order_Ab12'],
])('%s does not come out', (_what, text, secret) => {
  const { lines } = parseReport(`First: line\n${text}\nLast: line`);

  expect(lines.join('\n')).not.toContain(secret);
  expect(lines[2]).toBe('Last: line');
});

test('an address keeps what says where notifications go', () => {
  const text = 'https://shop.example/index.php?route=extension/payment/begateway/callback1&token=abc';

  expect(redactReport(text)).toBe('https://shop.example/index.php?route=extension/payment/begateway/callback1&token=…');
});

test('the lines after a private key keep their numbers', () => {
  const key = `-----BEGIN ${'PRIVATE'} KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nAbCd\n-----END ${'PRIVATE'} KEY-----`;
  const { lines } = parseReport(`Key:\n${key}\nWC Version: 8.2.1`);

  expect(lines[5]).toBe('WC Version: 8.2.1');
  expect(lines.join('\n')).not.toContain('MIIEvQ');
});

test.each([
  ['✔ 3.6.4', { value: '3.6.4', mark: 'yes' }],
  ['❌', { value: '', mark: 'no' }],
  ['–', { value: '', mark: 'dash' }],
  ['640 Mo', { value: '640 Mo', megabytes: 640 }],
  ['1,5 ГБ', { value: '1,5 ГБ', megabytes: 1536 }],
  ['plain', { value: 'plain' }],
])('the value %s', (raw, read) => {
  expect(readValue(raw)).toEqual(read);
});

test('numbers with separators are whole numbers, dates are not', () => {
  expect(['1,543', '1 543', '360', '', '2025-08-07', '12,3'].map(wholeNumber)).toEqual([
    1543,
    1543,
    360,
    undefined,
    undefined,
    undefined,
  ]);
});

test('versions are compared number by number', () => {
  expect(['10.1', '9.2', '9.10', '9.2.0'].toSorted(compareVersions)).toEqual(['9.2', '9.2.0', '9.10', '10.1']);
});

test.each([
  [WOO_REPORT, true],
  [MODULE_LOG, true],
  [PRESTA_TEXT, true],
  ['У нас WooCommerce 8.2 и WordPress 6.4, оплата не работает', false],
  ['Здравствуйте!\nНе прошёл платёж по заказу 10423.\nКарта клиента заканчивается на 4242.\nПочему?\nСпасибо', false],
  ['Hello\nWe use PrestaShop 8.1.\nThe module does not work.\nPlease help.\nRegards', false],
])('a message is taken for a report only when it is one', (text, isOne) => {
  expect(looksLikeReport(text)).toBe(isOne);
});
