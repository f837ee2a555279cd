import type { Random } from '../../sample/index.ts';

/** Which part of the gateway tells: each repeats in its own way. */
export type Service = 'cards' | 'alternative' | 'checkout';

/** The alternative methods publish no schedule: that of the cards stands in. */
const MOST_RETRIES = { cards: 15, alternative: 15, checkout: 2 } as const satisfies Record<Service, number>;

/** Seconds until the n-th retry (the first is 1); undefined when there are no more. */
export function retryAfterSeconds(service: Service, n: number, random: Random): number | undefined {
  if (n > MOST_RETRIES[service]) return undefined;
  const jitter = random.int(30) * (n + 1);
  return service === 'checkout' ? n ** 4 + 15 + jitter : Math.floor(2.12 * n) ** 3 + jitter;
}
