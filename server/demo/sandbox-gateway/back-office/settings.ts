import { notificationUrlOf, type SampleShop, type ShopHabit } from '../../sample/index.ts';

/** What the back office keeps of a shop, in the form that Vakhta publishes. */
export const settingsRow = (shop: SampleShop, habit: ShopHabit) => ({
  shop_id: shop.id,
  currencies: [...shop.gateways.keys()],
  notification_url: notificationUrlOf(shop, habit),
  return_url: `https://${shop.domain}/`,
  payment_methods: ['credit_card', ...(shop.eripGateway === undefined ? [] : ['erip'])],
  test: false,
});
