import { expect, test } from 'vitest';
import { rememberWords } from '../../../../server/domains/answers/remember-words.ts';
import { understandWords } from '../../../../server/domains/transactions/index.ts';

const now = Temporal.ZonedDateTime.from('2026-11-09T12:00[Europe/Minsk]');
const TEXT = 'Вчера около семи заказ 10423 на 48,50 BYN не прошёл';

test('what was understood once is the same the next time, and is what would be understood anew', () => {
  const understand = rememberWords();
  const knownShops = [{ shopId: 3610, names: ['зелёный чай'] }];

  const first = understand(TEXT, { now, knownShops });

  expect(understand(TEXT, { now, knownShops })).toBe(first);
  expect(first).toEqual(understandWords(TEXT, { now, knownShops }));
});

test('another moment, another text or other shops are read anew', () => {
  const understand = rememberWords();
  const knownShops = [{ shopId: 3610, names: ['зелёный чай'] }];
  const first = understand(TEXT, { now, knownShops });

  expect(understand(TEXT, { now: now.add({ days: 1 }), knownShops })).not.toEqual(first);
  expect(understand(`${TEXT}?`, { now, knownShops })).not.toBe(first);
  expect(understand(TEXT, { now, knownShops: [...knownShops] })).not.toBe(first);
});

test('what was read long ago is forgotten', () => {
  const understand = rememberWords();
  const knownShops: never[] = [];
  const first = understand(TEXT, { now, knownShops });
  for (let n = 0; n < 2000; n += 1) understand(String(n), { now, knownShops });

  expect(understand(TEXT, { now, knownShops })).not.toBe(first);
});
