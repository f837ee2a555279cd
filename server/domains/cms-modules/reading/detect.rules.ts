import type { ReportKind } from '../contract.ts';

type Read = Exclude<ReportKind, 'posted' | 'unknown'>;

interface Marker {
  kind: Read;
  weight: number;
  pattern: RegExp;
  /** Counts each time, up to this often. */
  most?: number;
}

// Each is tried on one line at a time, and is short: no pattern reads the whole text.
const MARKERS: readonly Marker[] = [
  {
    kind: 'woo-ssr',
    weight: 3,
    pattern:
      /^#{2,4} (?:WordPress Environment|Server Environment|Active Plugins|Inactive Plugins|Dropin Plugins|Must Use Plugins|Post Type Counts|WC Pages|Action Scheduler|Status report information|Templates|Settings|Security)\b/,
    most: 3,
  },
  {
    kind: 'woo-ssr',
    weight: 2,
    pattern:
      /^(?:WC Version|WC Database Version|Log Directory Writable|Legacy API Enabled|Number of Decimals|WC Database Prefix|External object cache|HPOS feature enabled):/,
    most: 3,
  },
  { kind: 'woo-ssr', weight: 1, pattern: /^[^:]{2,120}: (?:by|von|par|di|por|от|来自) .{0,120}– ?\d/, most: 4 },
  {
    kind: 'woo-ssr',
    weight: 2,
    pattern: /^(?:WooCommerce Support|Parent Theme Name|Child Theme|Enabled Features|Disabled Features): /,
    most: 2,
  },
  { kind: 'woo-ssr', weight: 1, pattern: /^\w{1,40}_woocommerce_\w{1,60}: /, most: 2 },
  { kind: 'woo-html', weight: 2, pattern: /^[^:|]{3,80}: ?(?:\| {0,6}){1,3}\S/, most: 4 },
  { kind: 'woo-html', weight: 2, pattern: /(?:WooCommerce|WordPress)[^:|]{0,60}: ?\|/, most: 2 },
  {
    kind: 'site-health',
    weight: 3,
    pattern: /^#{2,4} wp-(?:core|plugins-active|server|database|constants|active-theme)\b/,
    most: 3,
  },
  {
    kind: 'site-health',
    weight: 2,
    pattern: /^(?:site_language|permalink|https_status|php_version|curl_version|multisite): /,
    most: 2,
  },
  {
    kind: 'magento-form',
    weight: 2,
    pattern: /^#{0,4} ?(?:Preconditions|Steps to reproduce|Expected result|Actual result)\b/i,
    most: 3,
  },
  { kind: 'magento-form', weight: 2, pattern: /\bMagento (?:Open Source |CE |Commerce )?v?2\.\d/i, most: 2 },
  {
    kind: 'presta',
    weight: 3,
    pattern: /^[-* ]{0,4}(?:PrestaShop version|Version de PrestaShop|Версия PrestaShop) ?:/i,
    most: 1,
  },
  { kind: 'presta', weight: 2, pattern: /\bPrestaShop\b.{0,20}\d\.\d/i, most: 2 },
  {
    kind: 'presta',
    weight: 1,
    pattern:
      /^[-* ]{0,4}(?:Shop URL|Server information|Current theme in use|Server software version|Memory limit|Path to store|Used for theme) ?:/i,
    most: 3,
  },
  { kind: 'presta', weight: 2, pattern: /^\s{0,8}BEGATEWAY_[A-Z_]{3,40}\b/, most: 2 },
  { kind: 'module-log', weight: 2, pattern: /^\s{0,12}\[[\w./ -]{2,60}\] => /, most: 3 },
  { kind: 'module-log', weight: 1, pattern: /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?/, most: 3 },
  {
    kind: 'module-log',
    weight: 2,
    pattern:
      /beGateway Notify|webhook not authorized|WEBHOOK (?:SIGNATURE|IS NOT)|Webhook authorization error|(?:Amount|Currency) mismatch|Incorrect paid amount/i,
    most: 2,
  },
  { kind: 'module-log', weight: 1, pattern: /\b(?:begateway|bepaid)\b/i, most: 2 },
];

/** Below this a text is a letter, not a report. */
const ENOUGH = 4;
/** A letter that quotes a line of a log is no report. */
const FEWEST_LINES = 4;
/** A report shows itself long before. */
const MOST_LINES = 1500;

/** What a text is, by the weight of its marks; the first of the heaviest. */
export function detectKind(lines: readonly string[]): ReportKind {
  const seen = MARKERS.map(() => 0);
  for (const line of lines.slice(0, MOST_LINES)) countMarks(line, seen);
  const scores = new Map<Read, number>();
  for (const [place, { kind, weight }] of MARKERS.entries())
    scores.set(kind, (scores.get(kind) ?? 0) + (seen[place] ?? 0) * weight);
  const [best, score] = [...scores].reduce((heaviest, next) => (next[1] > heaviest[1] ? next : heaviest));
  return score >= ENOUGH ? best : 'unknown';
}

function countMarks(line: string, seen: number[]): void {
  if (line === '') return;
  const short = line.length > 300 ? line.slice(0, 300) : line;
  for (const [place, { pattern, most = 1 }] of MARKERS.entries())
    if ((seen[place] ?? 0) < most && pattern.test(short)) seen[place] = (seen[place] ?? 0) + 1;
}

/** Whether a message that arrives is read as a report: it has the marks, and is no sentence that names one. */
export function looksLikeReport(text: string): boolean {
  const lines = text
    .slice(0, 200_000)
    .split(/\r?\n|<br ?\/?>/i)
    .map((line) => line.trim());
  return lines.filter((line) => line !== '').length >= FEWEST_LINES && detectKind(lines) !== 'unknown';
}
