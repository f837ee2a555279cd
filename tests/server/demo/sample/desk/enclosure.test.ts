import { crc32, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import {
  createRandom,
  createSampleWorld,
  type Enclosure,
  enclosureOf,
  sceneAbout,
  transactionsOfDay,
} from '../../../../../server/demo/sample/index.ts';
import { maskText } from '../../../../../server/kernel/mask.ts';

const world = createSampleWorld({ today: Temporal.PlainDate.from('2026-11-25'), days: 3, familiesADay: 400 });
const payments = transactionsOfDay(world, 1);
const random = createRandom(7);
const sent = payments.flatMap((payment) => enclosureOf(random, sceneAbout(random, world, payment)) ?? []);
const of = (name: string) => sent.find((file) => file.name === name) as Enclosure; // asserted below

test('a few send something along, most do not', () => {
  expect(sent.length).toBeGreaterThan(5);
  expect(sent.length).toBeLessThan(payments.length / 5);
  expect(new Set(sent.map(({ name }) => name))).toEqual(new Set(['screenshot.png', 'payment-module.log']));
});

test('the picture is a picture', () => {
  const bytes = Buffer.from(of('screenshot.png').bytes);
  const parts: { kind: string; body: Buffer }[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const part = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(part));
    parts.push({ kind: part.toString('latin1', 0, 4), body: part.subarray(4) });
    at += 12 + length;
  }

  expect(parts.map(({ kind }) => kind)).toEqual(['IHDR', 'IDAT', 'IEND']);
  const [width = 0, height = 0] = [parts[0]?.body.readUInt32BE(0), parts[0]?.body.readUInt32BE(4)];
  expect(inflateSync(parts[1]?.body ?? '')).toHaveLength((width + 1) * height);
});

test('the log holds a card as such logs do, which the desk masks', () => {
  const log = Buffer.from(of('payment-module.log').bytes).toString('utf8');

  expect(maskText(log)).not.toBe(log);
  expect(maskText(log)).not.toContain('0000 0000 0000');
});
