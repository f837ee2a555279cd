import { setPublicStatus } from '../../domains/incidents/index.ts';
import { listMerchants } from '../../domains/merchants/index.ts';
import { StatusLinkInput } from '../../domains/status-pages/contract.ts';
import { freezeDays, makeStatusLink } from '../../domains/status-pages/index.ts';
import { ZONE } from '../sample/index.ts';
import type { Stage } from './stage.ts';

/** A shop of each of two merchants, and for whom their links were made. */
const GIVEN = [
  { shop: '2112', label: 'Разработчик сайта', showsLimits: false },
  { shop: '2101', label: 'Бухгалтерия', showsLimits: true },
] as const;

/** Links to the pages of two merchants, a public page, and a history whose days are fixed. The paths are known here only: what is kept is their hash. */
export async function buildStatusPages({ ctx }: Stage): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const { shop, label, showsLimits } of GIVEN) {
    const [merchant] = (await listMerchants(ctx, { q: shop, unnamed: false, limit: 1 })).items;
    if (merchant === undefined) continue;
    const { path } = await makeStatusLink(ctx, merchant.id, StatusLinkInput.parse({ label, showsLimits }));
    paths.push(path);
  }
  await setPublicStatus(ctx, true);
  await freezeDays(ctx, ZONE);
  return paths;
}
