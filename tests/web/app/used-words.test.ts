import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WORDS } from '../../support/words.ts';

type Words = { [key: string]: string | Words };

/** Looked up by a word of the server; whether each of these exists there is asked by tests of their own. */
const BY_SERVER = [
  'refusals',
  'gateways.turnedReason',
  'gateways.track',
  'gateways.method',
  'gateways.request',
  'gateways.refusedOrigin',
  'channels.reason',
  'channels.problem',
  'channels.step',
];

const WEB = join(import.meta.dirname, '../../../web');
const sources = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/(words|dictionary|dictionary-later)\.(en|ru)\.ts$/.test(file))
  .map((file) => readFileSync(join(WEB, file), 'utf8'))
  .join('\n');

const keysOf = (words: Words, before = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [before + key] : keysOf(value, `${before}${key}.`),
  );

/** Named as it is, or by its group with a part that is filled in: `status.${status}`. */
function isUsed(key: string): boolean {
  const name = key.replace(/_(one|other)$/, '');
  const groups = name.split('.').map((_, at, parts) => parts.slice(0, at).join('.'));
  return (
    [`'${name}'`, `:${name}'`].some((written) => sources.includes(written)) ||
    groups.slice(1).some((group) => [`\`${group}.\${`, `:${group}.\${`].some((written) => sources.includes(written)))
  );
}

test.each(Object.entries(WORDS.en))('every word of %s is said somewhere', (namespace, words) => {
  const unused = keysOf(words)
    .filter((key) => !BY_SERVER.some((group) => `${namespace}.${key}`.startsWith(`${group}.`)))
    .filter((key) => !isUsed(key));

  expect(unused).toEqual([]);
});
