import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../../platform/context.ts';
import { listShopNames } from './queries/list-shop-names.ts';
import type { ShopNames } from './shop-names.rules.ts';

const FRESH_SECONDS = 15;

/** The names of shops, read at most every few seconds: each search needs them all, and they hardly change. */
export function rememberShopNames(): (ctx: Pick<Context, 'read' | 'clock'>) => Promise<ShopNames> {
  let read: { at: Temporal.Instant; names: Promise<ShopNames> } | undefined;
  let last: ShopNames = [];
  // The same object while they are the same: others remember what they made of it.
  const readAnew = async (ctx: Pick<Context, 'read'>) => {
    const names = await listShopNames(ctx.read);
    if (!isDeepStrictEqual(names, last)) last = names;
    return last;
  };
  return (ctx) => {
    const now = ctx.clock.now();
    if (read === undefined || now.since(read.at).abs().total('seconds') > FRESH_SECONDS) {
      const names = readAnew(ctx);
      read = { at: now, names };
      // A failed read is not remembered.
      names.catch(() => {
        read = undefined;
      });
    }
    return read.names;
  };
}
