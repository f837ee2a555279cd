import type { IncomingMessage } from 'node:http';
import type { SampleShop, SampleWorld } from '../sample/index.ts';
import { basicOf } from './basic-auth.ts';

/** The shop whose number and secret key the call shows. */
export function shopOf(world: SampleWorld, req: Pick<IncomingMessage, 'headers'>): SampleShop | undefined {
  const shown = basicOf(req.headers.authorization);
  const shop = world.shopsById.get(Number(shown?.user));
  return shop?.secret === shown?.password ? shop : undefined;
}
