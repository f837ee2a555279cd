import { expect, test } from 'vitest';
import type { ModuleFinding } from '../../../../../server/domains/diagnosis/facts.ts';
import { misconfigured } from '../../../../../server/domains/diagnosis/rules/module.ts';
import { makeCase, said } from '../../../../support/made-facts.ts';

const finding = (severity: ModuleFinding['severity'], rule = 'currency-legacy'): ModuleFinding => ({
  id: '4711',
  rule,
  about: 'currency',
  severity,
  text: { ru: 'Валюта BYR', en: 'The currency is BYR' },
  fix: { ru: 'Укажите BYN', en: 'Set BYN' },
});
const withFindings = (...findings: ModuleFinding[]) => ({ module: { platform: 'woocommerce', findings } });

test.each<[string, ModuleFinding[], string | undefined]>([
  ['what breaks payments is certain', [finding('bad')], 'module-misconfigured, merchant, sure'],
  ['what may harm is likely', [finding('warn')], 'module-misconfigured, merchant, likely'],
  ['a notice is no reason', [finding('note')], undefined],
  ['nothing was found', [], undefined],
])('%s', (_sentence, findings, expected) => {
  expect(said(misconfigured, { status: 'failed' }, withFindings(...findings))).toBe(expected);
});

test('nothing is known of the module', () => {
  expect(said(misconfigured, { status: 'failed' })).toBeUndefined();
});

test('each finding is a line that opens the shop’s module; notices are left out', () => {
  const given = makeCase(
    { status: 'failed' },
    withFindings(finding('bad'), finding('warn', 'log-off'), finding('note')),
  );

  expect(misconfigured(given)?.evidence.map(({ value, opens }) => [value, opens.kind, opens.id])).toEqual([
    ['currency-legacy', 'module', '4711'],
    ['log-off', 'module', '4711'],
  ]);
});
