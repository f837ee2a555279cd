import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerTexts } from '../../../../server/domains/diagnosis/answer-texts.ts';
import { ExplainedVerdict } from '../../../../server/domains/diagnosis/contract.ts';
import { explain } from '../../../../server/domains/diagnosis/explain.rules.ts';
import { putInWords } from '../../../../server/domains/diagnosis/put-in-words.ts';
import type { GatewayTransaction } from '../../../../server/domains/gateways/contract.ts';
import { parseDocument, readJson } from '../../../../server/domains/gateways/index.ts';
import { corpusFiles } from '../../../support/corpus.ts';
import { ASKED_AT, makeFacts } from '../../../support/made-facts.ts';

function transactionsIn(file: string): GatewayTransaction[] {
  const json = readJson(readFileSync(file, 'utf8'));
  if (!json.ok) return [];
  const root = json.value as { transactions?: unknown[] };
  return [...(Array.isArray(root.transactions) ? root.transactions : []), json.value].flatMap((document) => {
    const parsed = parseDocument(document, ASKED_AT);
    return parsed.ok ? [parsed.value.transaction] : [];
  });
}

describe('recorded payloads of the gateway', () => {
  test('every one that parses is explained, in words and texts', () => {
    const transactions = corpusFiles('payments').flatMap(transactionsIn);

    const causes = transactions.map((transaction) => {
      const facts = { ...makeFacts(), transaction };
      const verdict = explain(facts);
      const explained = {
        verdict,
        words: putInWords(verdict, 'Europe/Minsk'),
        texts: answerTexts({ facts, verdict, timeZone: 'Europe/Minsk' }),
      };
      expect(ExplainedVerdict.parse(explained)).toEqual(explained);
      return verdict.cause;
    });

    process.stdout.write(`${transactions.length} transactions explained: ${[...new Set(causes)].sort().join(', ')}\n`);
    expect(transactions.length).toBeGreaterThan(20);
  });
});
