import { createRandom } from '../../server/demo/sample/index.ts';
import { hash32 } from '../../server/demo/sample/random.ts';
import { type FilledPhrasing, fillPhrasing } from './fill-phrasing.ts';
import type { MeasuredWorld } from './measured-world.ts';
import { PHRASINGS } from './phrasings/index.ts';

/** Rules are tuned on one part and judged on the other. */
export type Part = 'tuning' | 'test';

export interface MeasuredCase extends Pick<FilledPhrasing, 'text' | 'at'> {
  phrasing: string;
  part: Part;
  /** The one payment that the message is about; undefined where it may be several, or none. */
  truth: string | undefined;
}

const MOST_TRIES = 12;

/** Each sentence about `each` payments of the world. */
export function measuredCases(world: MeasuredWorld, each: number, part?: Part): MeasuredCase[] {
  return PHRASINGS.flatMap((group) =>
    group.texts.flatMap((phrasing) => {
      const own = partOf(phrasing);
      if (part !== undefined && own !== part) return [];
      return Array.from({ length: each }, (_, n) => filled(phrasing, group, n, world)).flatMap((given) =>
        given === undefined
          ? []
          : [{ text: given.text, at: given.at, phrasing, part: own, truth: truthOf(given, world) }],
      );
    }),
  );
}

function filled(phrasing: string, group: (typeof PHRASINGS)[number], n: number, world: MeasuredWorld) {
  const random = createRandom(hash32(hashOf(phrasing), n, 5));
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const target = world.payments[random.int(world.payments.length)];
    const given = target && fillPhrasing(phrasing, group, target, { end: world.end, random });
    if (given !== undefined) return given;
  }
  return undefined;
}

/** Without a fact a message is about no payment; with facts that several payments share it is about none of them for certain. */
function truthOf({ fits }: FilledPhrasing, { payments }: MeasuredWorld): string | undefined {
  if (fits.length === 0) return undefined;
  const isMeant = (payment: MeasuredWorld['payments'][number]) => fits.every((holds) => holds(payment));
  const first = payments.findIndex(isMeant);
  const isOne = first >= 0 && payments.findLastIndex(isMeant) === first;
  return isOne ? payments[first]?.transaction.uid : undefined;
}

export const partOf = (phrasing: string): Part => (hashOf(phrasing) % 2 === 0 ? 'tuning' : 'test');

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return hash32(hash, 1);
}
