import type { Page } from 'playwright-core';
import type { Screen } from './screens.ts';
import type { Words } from './words.ts';

/** What is seen of notifications to shops; the sample has shops that take them and shops that do not. */
export function deliveryScreens({ deliveries }: Words): Screen[] {
  const list = (page: Page) => page.getByRole('region', { name: deliveries.tabs.endpoints }).getByRole('link');
  const openFirst = async (page: Page) => {
    await list(page).first().click();
    await page.getByRole('heading', { name: deliveries.endpoint.attempts }).waitFor();
    await page.locator('details').first().waitFor();
  };
  const tab = (name: string) => `/notifications?tab=${name}`;
  return [
    { name: 'notifications', path: '/notifications', show: (page) => list(page).nth(3).waitFor() },
    {
      name: 'notifications-none',
      path: '/notifications',
      show: async (page) => {
        await page.getByLabel(deliveries.search).fill('nobody has this address');
        await page.getByText(deliveries.emptyFiltered).waitFor();
      },
    },
    { name: 'endpoint', path: '/notifications', show: openFirst },
    {
      name: 'endpoint-attempt',
      path: '/notifications',
      show: async (page) => {
        await openFirst(page);
        await page.locator('summary').first().click();
        await page.getByText(deliveries.detail.answered).waitFor();
      },
    },
    {
      name: 'endpoint-many',
      path: '/notifications',
      show: async (page) => {
        await openFirst(page);
        await page.getByRole('button', { name: deliveries.endpoint.many }).click();
        await page.getByRole('dialog').getByRole('status').waitFor();
      },
    },
    {
      name: 'endpoint-unknown',
      path: '/notifications/00000000-0000-7000-8000-00000000dead',
      show: (page) => page.getByText(deliveries.endpoint.notFound).waitFor(),
    },
    {
      name: 'notifications-undelivered',
      path: tab('undelivered'),
      show: (page) => page.getByRole('main').getByRole('listitem').first().waitFor(),
    },
    {
      name: 'notifications-batches',
      path: tab('batches'),
      show: (page) => page.getByText(deliveries.batches.empty).waitFor(),
    },
    {
      name: 'notifications-log',
      path: tab('log'),
      show: async (page) => {
        await page.getByLabel(deliveries.log.name).fill('Provider');
        await page.getByRole('button', { name: deliveries.log.add }).click();
        await page.getByText('/hooks/deliveries/').first().waitFor();
      },
    },
    {
      name: 'payment-deliveries',
      path: tab('undelivered'),
      show: async (page) => {
        await page.getByRole('main').getByRole('listitem').first().getByRole('link').click();
        await page.getByRole('heading', { name: deliveries.payment.title }).waitFor();
        await page.locator('details').first().waitFor();
      },
    },
  ];
}
