import { isDeepStrictEqual } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import type { SourceId } from '../../kernel/ids.ts';
import { maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import type { Secrets } from '../../platform/secrets.ts';
import type { Source, SourceChange } from './contract.ts';
import { refuseFaulty, refuseNoSigningKey } from './create-source.ts';
import { sourceChanged } from './events.ts';
import { getSource, getSourceRow, type SourceRow } from './queries.ts';
import { fingerprintsOf, openSecrets, sealSecrets, withShopKeys, withSigningKey } from './source-secrets.ts';
import { cursorAfter } from './source-settings.rules.ts';
import { sources } from './tables.ts';

/** Changes what is given; a pull that runs under the old settings finds that out when it writes. */
export async function changeSource(ctx: Context, id: SourceId, input: SourceChange, secrets: Secrets): Promise<Source> {
  const at = ctx.clock.now();
  return ctx.change('source.change', id, async ({ tx, emit, note }) => {
    const row = await lockSource(tx, id);
    const settings = input.settings ?? row.settings;
    refuseFaulty(row.kind, settings, input.shops);
    refuseNoSigningKey(input.signingKey);
    const known = withSigningKey(openSecrets(secrets, row.sealedSecrets), input.signingKey);
    const keys = withShopKeys(
      { secrets: { ...known, password: input.password ?? known.password }, publicKeys: row.shopPublicKeys },
      input.shops,
    );
    await tx
      .update(sources)
      .set({
        name: maskText(input.name ?? row.name),
        settings,
        sealedSecrets: sealSecrets(secrets, keys.secrets),
        fingerprints: fingerprintsOf(keys, settings),
        shopPublicKeys: keys.publicKeys,
        cursor: cursorAfter(row.cursor, row.settings, settings),
        revision: sql`${sources.revision} + 1`,
        // Whoever repaired the settings wants to see at once whether it helped.
        ...startOver(at),
      })
      .where(eq(sources.id, id));
    note({ changed: changedIn(input, row) });
    await emit(sourceChanged, id, { sourceId: id }, `source:${id}`);
    return getSource(tx, id, at);
  });
}

export async function lockSource(tx: Tx, id: SourceId): Promise<SourceRow> {
  await tx.select({ id: sources.id }).from(sources).where(eq(sources.id, id)).for('update');
  return getSourceRow(tx, id);
}

/** Asks again at once, for everything. */
export const startOver = (at: Temporal.Instant) => ({ nextPullAt: at, exportClosed: false, lookUpNotBefore: null });

/** Names only: values may be secrets. */
function changedIn(input: SourceChange, row: SourceRow): string[] {
  const { settings } = input;
  const names =
    settings === undefined ? [] : Object.keys(settings).filter((name) => differs(settings, row.settings, name));
  return [
    ...names,
    ...(input.name === undefined ? [] : ['name']),
    ...(input.password === undefined ? [] : ['password']),
    ...(input.signingKey === undefined ? [] : ['signing key']),
    ...input.shops.map(({ shopId }) => `keys of shop ${shopId}`).slice(0, 50),
  ];
}

// A jsonb column gives its keys back in an order of its own.
const differs = (a: object, b: object, name: string) =>
  !isDeepStrictEqual((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]); // two objects of one shape
