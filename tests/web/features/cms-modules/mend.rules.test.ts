import { expect, test } from 'vitest';
import type { ModuleFinding, Severity } from '#contract/cms-modules';
import type { DiffRow } from '#contract/cms-modules/settings';
import { sentencesOf, whatToMend } from '../../../../web/features/cms-modules/mend.rules.ts';

const finding = (severity: Severity, merchant: string): ModuleFinding => {
  const words = { title: '', why: '', ask: '', merchant };
  return { rule: 'test-mode', subject: '', severity, evidence: [], words: { ru: words, en: words }, firstSeenAt: null };
};

test('what breaks payments is told alone, numbered when it is more than one', () => {
  const findings = [finding('breaks', 'One.'), finding('breaks', 'Two.'), finding('harms', 'Three.')];

  expect(whatToMend(findings, 'ru')).toBe('1. One.\n2. Two.');
  expect(whatToMend(findings.slice(1), 'en')).toBe('Two.');
});

test('where nothing breaks, what may harm is told, and notes are nobody’s work', () => {
  expect(whatToMend([finding('harms', 'Three.'), finding('notice', 'Four.')], 'ru')).toBe('Three.');
  expect(whatToMend([finding('notice', 'Four.')], 'ru')).toBeUndefined();
});

test('of the settings of both sides only those that differ are told, in the language of the merchant', () => {
  const row: DiffRow = { key: 'currency', gateway: null, expected: null, shop: null, verdict: 'same', sentence: null };
  const differs: DiffRow = { ...row, verdict: 'differs', sentence: { ru: 'Смените валюту.', en: 'Change it.' } };

  expect(sentencesOf([row, differs], 'en')).toEqual(['Change it.']);
  expect(sentencesOf([row], 'ru')).toEqual([]);
});
