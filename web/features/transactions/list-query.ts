import type { ListQuery } from './api.ts';

/** How the list is narrowed, as it stands in the address. Lists are joined by commas, days are the desk's. */
export interface Filter {
  status?: string | undefined;
  type?: string | undefined;
  merchant?: string | undefined;
  shop?: number | undefined;
  from?: string | undefined;
  to?: string | undefined;
  currency?: string | undefined;
  method?: string | undefined;
  test?: boolean | undefined;
}

/** The same as the contract wants it. */
export const listQueryOf = ({ status, type, merchant, shop, from, to, currency, method, test }: Filter): ListQuery => ({
  status,
  type,
  merchantId: merchant,
  shopId: shop,
  fromDay: from,
  toDay: to,
  currency,
  methodType: method,
  test: test === undefined ? undefined : test ? 'true' : 'false',
});

/** The filter without what is not chosen, for the address. */
export const cleanFilter = (filter: Filter): Filter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
