import type { Context } from '../../platform/context.ts';
import type { StoredPayment } from './queries.ts';
import type { Beyond } from './stored-facts.ts';

/** What other domains know of these payments, one statement each. */
export async function gatherBeyond(_ctx: Context, _payments: readonly StoredPayment[]): Promise<Beyond> {
  return { deliveries: new Map(), limits: new Map(), modules: new Map(), incidents: new Map() };
}
