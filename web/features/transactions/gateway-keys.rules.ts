import type { GatewayKey, Understood } from '#contract/transactions';

/** What of the understood text a gateway can be asked by: each value once, what was struck out left out. */
export function gatewayKeysOf(understood: Understood | undefined, without: readonly string[] = []): GatewayKey[] {
  const keys = (understood?.terms ?? [])
    .filter((term) => !without.includes(term.key))
    .flatMap(({ readings: [reading] }): GatewayKey[] => {
      if (reading?.kind === 'uid') return [{ by: 'uid', value: reading.uid }];
      if (reading?.kind === 'order') return [{ by: 'tracking-id', value: reading.order }];
      return reading?.kind === 'checkout-token' ? [{ by: 'checkout-token', value: reading.checkoutToken }] : [];
    });
  return [...new Map(keys.map((key) => [key.value, key])).values()];
}
