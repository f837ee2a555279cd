import type { ModuleRule } from './rule.ts';

/** Shops of the public trial: defaults of several modules and numbers of READMEs. */
const DEMO_SHOPS = new Set(['361', '362', '363']);

/** Is the module left with the number of a demo shop? */
export const demoShop: ModuleRule = ({ facts, shown, shopId }) => {
  const told = facts.filter(({ key, value }) => key === 'shop-id' && DEMO_SHOPS.has(value.trim()));
  if (told.length > 0) return { severity: 'breaks', evidence: shown(...told), params: { shop: told[0]?.value ?? '' } };
  if (shopId === undefined || !DEMO_SHOPS.has(String(shopId))) return undefined;
  return { severity: 'breaks', evidence: [], params: { shop: String(shopId) } };
};
