import { crc32, deflateSync } from 'node:zlib';
import type { Random } from '../random.ts';
import type { Scene } from './casting.ts';

/** A file that somebody sends along. */
export interface Enclosure {
  name: string;
  contentType: string;
  bytes: Uint8Array;
}

const PICTURES = 0.08;
const LOGS = 0.2;

/** What this person sends along with what they ask: payers a picture of their screen, merchants what their module wrote down. */
export function enclosureOf(random: Random, { persona, question }: Scene): Enclosure | undefined {
  if (persona.side === 'payer')
    return random.chance(PICTURES)
      ? { name: 'screenshot.png', contentType: 'image/png', bytes: receiptPicture(random) }
      : undefined;
  const isTechnical = question.topic === 'module' || question.topic === 'notifications';
  if (!isTechnical || !random.chance(LOGS)) return undefined;
  const bytes = new TextEncoder().encode(moduleLog(question.about?.trackingId ?? '10423'));
  return { name: 'payment-module.log', contentType: 'text/plain', bytes };
}

/** As modules write in their debug mode, card and all: the number is one that schemes publish for tests. */
const moduleLog = (order: string) =>
  [
    `[info] order ${order}: checkout opened`,
    `[debug] order ${order}: request {"card":{"number":"4200 0000 0000 0000","exp":"12/29"}}`,
    `[error] order ${order}: notification refused with 403 by the firewall of the host`,
    `[info] order ${order}: still pending`,
    '',
  ].join('\n');

const [WIDTH, HEIGHT] = [240, 360];
const [PAPER, INK, FAINT] = [255, 40, 200];

/** A receipt from afar: a line of head, some lines of text, a sum; grey, eight bits a dot. */
function receiptPicture(random: Random): Uint8Array {
  const lines = Array.from({ length: 12 }, () => random.between(60, 190));
  const shadeAt = (x: number, y: number) => {
    const line = lines[Math.floor(y / 30)] ?? 0;
    const isInk = y % 30 > 9 && y % 30 < 19 && x > 20 && x < 20 + line;
    return isInk ? (y < 30 || y > HEIGHT - 30 ? INK : FAINT) : PAPER;
  };
  const rows = Array.from({ length: HEIGHT }, (_, y) => [
    0,
    ...Array.from({ length: WIDTH }, (__, x) => shadeAt(x, y)),
  ]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const picture = deflateSync(Uint8Array.from(rows.flat()));
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', picture), chunk('IEND', Buffer.alloc(0))]);
}

/** A part of a PNG: its length, its kind, its bytes, and a sum over the last two (W3C, Portable Network Graphics, 5.3). */
function chunk(kind: string, bytes: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), bytes]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(bytes.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
