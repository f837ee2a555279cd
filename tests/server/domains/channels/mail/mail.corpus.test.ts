import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { expect, test } from 'vitest';
import { Incoming } from '../../../../../server/domains/channels/contract.ts';
import { type ParsedMail, parseMail } from '../../../../../server/domains/channels/mail/parse-mail.ts';
import { maskText } from '../../../../../server/kernel/mask.ts';
import { corpusFiles } from '../../../../support/corpus.ts';
import { parsingDesk } from './parsing-desk.ts';

const RECEIVED_AT = Temporal.Instant.from('2026-11-09T09:00:00Z');

interface Read {
  file: string;
  parsed: ParsedMail;
  ms: number;
}

const samples = corpusFiles('email').filter((file) => /\.(?:eml|txt)$/.test(file) && !/README|SOURCES/.test(file));
const read = await readAll();

async function readAll(): Promise<Read[]> {
  const all: Read[] = [];
  for (const file of samples) {
    const raw = readFileSync(file);
    const started = performance.now();
    const parsed = await parseMail({ raw, receivedAt: RECEIVED_AT }, parsingDesk());
    all.push({ file, parsed, ms: performance.now() - started });
  }
  return all;
}

const messages = read.flatMap(({ file, parsed: { said } }) => (said.kind === 'message' ? [{ file, said }] : []));

test('every foreign mail is read into something the contract knows', () => {
  const kinds = Map.groupBy(read, ({ parsed: { said } }) => said.kind);
  const automatic = Map.groupBy(messages, ({ said }) => said.automatic ?? 'a person');
  for (const [kind, some] of [...kinds, ...automatic]) process.stdout.write(`${kind}: ${some.length}\n`);
  const slowest = Math.max(...read.map(({ ms }) => ms));
  process.stdout.write(`slowest: ${Math.round(slowest)} ms\n`);

  const strangers = read.filter(({ parsed }) => !Incoming.safeParse(parsed.said).success).map(({ file }) => file);

  expect(strangers).toEqual([]);
});

test('nothing that is kept would be masked once more', () => {
  const bare = read.filter(({ parsed: { said, original } }) => {
    const texts = said.kind === 'message' ? [said.text, said.subject ?? '', said.quoted ?? ''] : [];
    return [...texts, original].some((text) => maskText(text) !== text);
  });

  expect(bare.map(({ file }) => basename(file))).toEqual([]);
});

test('bounces are known as such', () => {
  const expected = JSON.parse(
    readFileSync(
      samples.find((file) => file.includes('flufl-bounce'))?.replace(/[^/]+$/, '_expected.json') ?? '',
      'utf8',
    ),
  ) as Record<string, { temporary: boolean }[]>;
  const bounces = read.filter(
    ({ file }) => basename(dirname(file)) === 'flufl-bounce' && (expected[basename(file)] ?? []).length > 0,
  );
  const known = bounces.filter(({ parsed: { said } }) => said.kind === 'message' && said.automatic === 'bounce');
  process.stdout.write(`bounces known: ${known.length} of ${bounces.length}\n`);
  const missed = bounces.filter((one) => !known.includes(one)).map(({ file }) => basename(file));
  process.stdout.write(`missed: ${missed.join(' ')}\n`);

  expect(known.length / bounces.length).toBeGreaterThan(0.8);
});
