export { addShop } from './add-shop.ts';
export { changeShop } from './change-shop.ts';
export { createMerchant } from './create-merchant.ts';
export { discoverShops } from './discover-shops.ts';
export { merchantMoved } from './events.ts';
export { onlyOwnMerchants, onlyOwnShops } from './own-merchants.ts';
export { getMerchant, listMerchants } from './queries.ts';
export { contactRoutes, merchantRoutes } from './routes.ts';
export { saveMerchantContact } from './save-merchant-contact.ts';
