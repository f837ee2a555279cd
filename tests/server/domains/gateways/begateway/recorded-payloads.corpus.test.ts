import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Outcome,
  parseBody,
  parseDocument,
} from '../../../../../server/domains/gateways/begateway/parse.rules.ts';
import { corpusFiles } from '../../../../support/corpus.ts';

const AT = '2026-11-24T16:05:31.000000Z';

const parse = (document: unknown) => {
  const outcome = parseDocument(document, AT);
  if (!outcome.ok) throw new Error(`refused: ${outcome.error.reason}`);
  return outcome.value.transaction;
};

const reasonOf = (outcome: Outcome) => (outcome.ok ? undefined : outcome.error.reason);

describe('recorded payloads of others', () => {
  const files = corpusFiles('payments');
  const isOurs = (file: string) => /^(begateway|bepaid)_/.test(basename(file));
  const ours = files.filter(isOurs);
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;

  test('each ends in a transaction or in a refusal with a reason, those of other providers in a refusal', () => {
    const outcomes = files.map((file) => ({ file, outcome: parseBody(readFileSync(file, 'utf8'), AT) }));
    const parsed = outcomes.filter(({ outcome }) => outcome.ok);

    process.stdout.write(`${parsed.length} parsed, ${outcomes.length - parsed.length} refused\n`);
    expect(parsed.length).toBeGreaterThan(25);
    expect(parsed.filter(({ file }) => !isOurs(file))).toEqual([]);
    expect(
      outcomes.map(({ outcome }) => reasonOf(outcome) ?? 'parsed').filter((word) => !/^[a-z-]+$/.test(word)),
    ).toEqual([]);
  });

  /** The body and the bank's part, found without the parser: in these samples they stand where the documentation says. */
  const partsOf = (json: Record<string, unknown>) => {
    const body = (json.uid === undefined ? json.transaction : json) as Record<string, unknown>;
    return { body, bank: (body[String(body.type)] ?? json.transaction) as Record<string, unknown> };
  };
  const whole = ours.filter((file) => {
    const json = read(file);
    return (
      !('plan' in json) && (json.uid ?? (json.transaction as Record<string, unknown> | undefined)?.uid) !== undefined
    );
  });

  test.each(whole.map((file) => [basename(file), file]))('%s: what it says is in the fields', (_name, file) => {
    const { body, bank } = partsOf(read(file));

    expect(parse(read(file))).toMatchObject({
      uid: body.uid,
      status: body.status,
      ...(body.amount === undefined ? {} : { amountMinor: body.amount, currency: body.currency }),
      ...(bank.rrn ? { rrn: bank.rrn } : {}),
      ...(bank.auth_code ? { authCode: bank.auth_code, bankCode: bank.bank_code } : {}),
      ...(bank.ref_id ? { refId: bank.ref_id } : {}),
    });
  });

  test('cut anywhere or with a character changed, none makes the reader throw', () => {
    for (const file of ours) {
      const text = readFileSync(file, 'utf8');
      for (let end = 0; end < text.length; end += 1) parseBody(text.slice(0, end), AT);
    }
    const mutation = fc.record({
      file: fc.constantFrom(...ours),
      at: fc.nat(6000),
      put: fc.string({ unit: 'binary', maxLength: 4 }),
    });
    fc.assert(
      fc.property(mutation, ({ file, at, put }) => {
        const text = readFileSync(file, 'utf8');
        const outcome = parseBody(text.slice(0, at) + put + text.slice(at + 1), AT);
        return typeof outcome.ok === 'boolean';
      }),
      { numRuns: 500 },
    );
  });
});
