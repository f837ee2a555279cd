import { conflict } from '../../kernel/errors.ts';
import { type MerchantId, StatusLinkId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { hashToken, newToken } from '../access/index.ts';
import { getMerchant } from '../merchants/index.ts';
import type { StatusLink, StatusLinkInput } from './contract.ts';
import { getStatusLink } from './queries/links.ts';
import { statusLinks } from './tables.ts';

/** A new secret address of a merchant's page. The path is given this once: only its hash is kept. */
export async function makeStatusLink(
  ctx: Context,
  merchantId: MerchantId,
  { label, days, showsLimits, takesReports }: StatusLinkInput,
): Promise<{ link: StatusLink; path: string }> {
  const merchant = await getMerchant(ctx, merchantId);
  if (merchant.mergedInto !== null) throw conflict('merchant-merged', 'This merchant was merged into another.');
  const at = ctx.clock.now();
  const token = newToken();
  const id = newId(StatusLinkId);
  return ctx.change('status-link.change', merchantId, async ({ tx, note }) => {
    await tx.insert(statusLinks).values({
      id,
      merchantId,
      tokenHash: hashToken(token),
      label: maskText(cleanText(label)),
      showsLimits,
      takesReports,
      createdBy: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      createdAt: at,
      expiresAt: at.add({ hours: 24 * days }),
      revokedAt: null,
      opens: 0,
      lastOpenedAt: null,
    });
    note({ linkId: id, days, showsLimits, takesReports });
    return { link: await getStatusLink(tx, id, at), path: `/m/${token}` };
  });
}
