import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RuleId } from '../../../../server/domains/cms-modules/contract.ts';
import { readPastedReport } from '../../../../server/domains/cms-modules/read-pasted-report.ts';
import { parseReport } from '../../../../server/domains/cms-modules/reading/parse-report.rules.ts';
import { redactReport } from '../../../../server/domains/cms-modules/reading/redact.rules.ts';
import { corpusFiles } from '../../../support/corpus.ts';

const AT = Temporal.Instant.from('2026-11-26T07:00:00Z');
const samples = corpusFiles('status_reports').map((path) => ({ name: basename(path), bytes: readFileSync(path) }));
const rulesOf = (text: string) => readPastedReport(text, AT).findings.map(({ rule }) => rule);

describe.each(samples)('$name', ({ name, bytes }) => {
  const text = bytes.toString();

  test('cut at every byte it is read', () => {
    for (let end = 0; end <= bytes.length; end += 1)
      expect(() => readPastedReport(bytes.subarray(0, end).toString(), AT)).not.toThrow();
  });

  test('is told for what it is, and every finding quotes its line', () => {
    const { kind, lines } = parseReport(text);

    expect(kind).not.toBe('unknown');
    for (const { evidence } of readPastedReport(text, AT).findings)
      for (const one of evidence) if (one.kind === 'line') expect(lines[one.line - 1]).toContain(one.text);
  });

  test('what comes out is redacted for good', () => {
    const kept = parseReport(text).lines.join('\n');

    expect(redactReport(kept)).toBe(kept);
  });

  test('the found is what an engineer would find', () => {
    const expected = EXPECTED.find(([start]) => name.startsWith(start));

    expect(rulesOf(text)).toEqual(expect.arrayContaining(expected?.[1] ?? []));
    for (const rule of expected?.[2] ?? []) expect(rulesOf(text)).not.toContain(rule);
  });
});

/** By the first letters of a sample: what has to be found, and what must not be. */
const EXPECTED: readonly [start: string, found: RuleId[], silent?: RuleId[]][] = [
  ['01', ['old-tls', 'php-end-of-life', 'input-vars', 'multisite'], ['scheduler-dead', 'log-not-writable']],
  ['03', ['unreachable-host', 'php-end-of-life'], ['old-tls', 'input-vars']],
  ['05', ['old-tls', 'php-end-of-life'], ['no-https']],
  ['07', ['unreachable-host', 'php-end-of-life'], ['scheduler-dead']],
  ['09', ['old-tls', 'php-end-of-life', 'page-cache', 'security-plugin'], ['two-gateways']],
  ['11', [], ['outdated-template', 'two-gateways']],
  ['13', ['scheduler-dead', 'failed-actions', 'security-plugin'], ['decimals', 'php-end-of-life']],
  ['17', ['two-gateways', 'page-cache'], ['security-plugin']],
  ['19', [], ['no-https']],
  ['21', [], ['sources-disagree', 'php-end-of-life', 'old-tls']],
  ['23', ['old-tls', 'php-end-of-life'], ['no-https']],
  ['25', ['php-end-of-life']],
];
