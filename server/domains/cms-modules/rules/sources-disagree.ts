import type { FactKey, ModuleFact } from '../contract.ts';
import type { Look } from '../look.rules.ts';
import { isOfLine } from '../reading/version.rules.ts';
import type { Found, ModuleRule } from './rule.ts';

const COMPARED: readonly FactKey[] = [
  'cms',
  'cms-version',
  'module',
  'module-version',
  'php-version',
  'wordpress-version',
  'currency',
  'mode',
  'shop-id',
];
const AS_TYPED = new Map<string, FactKey>([
  ['WordPress', 'wordpress-version'],
  ['WooCommerce', 'cms-version'],
  ['PHP', 'php-version'],
]);
/** Older words are no contradiction: shops are updated. */
const SAME_TIME_DAYS = 30;

/** R18: do two sources, or the writer and their own report, say different things? */
export const sourcesDisagree: ModuleRule = (look) => [
  ...COMPARED.flatMap((key) => betweenSources(look, key)),
  ...betweenWordsAndReport(look),
];

function betweenSources({ facts, fact, shown }: Look, key: FactKey): Found[] {
  const best = fact(key);
  if (best === undefined) return [];
  const others = facts.filter(
    (one) => one.key === key && one.source !== 'settings' && isNear(one, best) && !isSame(one.value, best.value),
  );
  if (others.length === 0) return [];
  const told = [best, ...others];
  return [
    {
      severity: 'notice',
      subject: key,
      evidence: shown(...told),
      params: paramsOf(
        key,
        told.map(({ value }) => value),
      ),
    },
  ];
}

function betweenWordsAndReport({ report, facts, line, shown }: Look): Found[] {
  if (report === undefined || report.kind === 'unknown') return [];
  return report.typed.flatMap(({ of, version, line: at }) => {
    const key = AS_TYPED.get(of);
    const read = facts.find((one) => one.key === key && one.source === 'pasted' && one.line !== at);
    if (key === undefined || read === undefined || isSame(read.value, version)) return [];
    return [
      {
        severity: 'notice' as const,
        subject: `${key}-typed`,
        evidence: [...line(at), ...shown(read)],
        params: paramsOf(key, [version, read.value]),
      },
    ];
  });
}

const paramsOf = (key: FactKey, values: string[]) => ({ what: key, values: [...new Set(values)].join(' / ') });

const isNear = (a: ModuleFact, b: ModuleFact) =>
  Math.abs(Temporal.Instant.from(a.observedAt).until(Temporal.Instant.from(b.observedAt)).total('hours')) <=
  SAME_TIME_DAYS * 24;

/** `8.1` is a short way to say `8.1.27`. */
const isSame = (a: string, b: string) =>
  a.toLowerCase() === b.toLowerCase() || (/^\d/.test(a) && /^\d/.test(b) && (isOfLine(a, b) || isOfLine(b, a)));
