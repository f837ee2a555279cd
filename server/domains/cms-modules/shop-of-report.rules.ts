import type { ShopId } from '../../kernel/ids.ts';

interface OwnShop {
  id: ShopId;
  domain: string | null;
}

/** Which of a merchant's shops a report is of: the one at its address, else the one of the payment in question, else the only one. */
export function shopOfReport(
  shops: readonly OwnShop[],
  { site, paidIn }: { site: string | undefined; paidIn: ShopId | undefined },
): ShopId | undefined {
  const host = site === undefined ? undefined : bareHost(site);
  const named = shops.find(({ domain }) => domain !== null && host !== undefined && bareHost(domain) === host);
  if (named !== undefined) return named.id;
  const ofPayment = shops.find(({ id }) => id === paidIn);
  if (ofPayment !== undefined) return ofPayment.id;
  return shops.length === 1 ? shops[0]?.id : undefined;
}

const bareHost = (address: string): string =>
  address
    .toLowerCase()
    .replace(/^[a-z]{2,8}:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/:?#].*$/, '');
