import type { Page } from 'playwright-core';
import type { Screen } from './screens.ts';
import type { Words } from './words.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name }).first();
const dialog = (page: Page) => page.getByRole('dialog');

/** Channels, what they set aside, templates, and what a console says of the demo's page that it does not have. */
export function channelScreens({ channels, knowledge, demo }: Words): Screen[] {
  const opened = (name: string) => async (page: Page) => {
    await button(page, name).click();
    await dialog(page).waitFor();
  };
  return [
    { name: 'channels', path: '/channels', show: (page) => page.getByText(channels.balance.whole).nth(1).waitFor() },
    { name: 'channel-new', path: '/channels', show: opened(channels.add) },
    {
      name: 'channel-new-mailbox',
      path: '/channels',
      show: async (page) => {
        await opened(channels.add)(page);
        await dialog(page).getByText(channels.kind.email, { exact: true }).click();
        await dialog(page).getByLabel(channels.form.imapHost).waitFor();
      },
    },
    {
      name: 'channel-test',
      path: '/channels',
      show: async (page) => {
        await opened(channels.test)(page);
        await page.getByText(channels.tried.bad).waitFor();
      },
    },
    {
      name: 'channel',
      path: '/channels',
      show: async (page) => {
        await page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link').nth(1).click();
        await page.getByText(channels.form.authservId).waitFor();
      },
    },
    {
      name: 'quarantine',
      path: '/quarantine',
      show: async (page) => {
        await page.getByText(channels.reason['unknown-kind']).first().waitFor();
        await page.keyboard.press('KeyJ');
        await page.keyboard.press('Enter');
        await page.getByText(channels.original).first().waitFor();
      },
    },
    {
      name: 'quarantine-none',
      path: '/quarantine?state=failed',
      show: (page) => page.getByText(channels.quarantineFiltered).waitFor(),
    },
    {
      name: 'sender-block',
      path: '/quarantine',
      show: async (page) => {
        await page.getByText(channels.reason['auto-reply']).first().waitFor();
        await opened(channels.block.add)(page);
      },
    },
    { name: 'templates', path: '/templates', show: (page) => page.getByText(';details').waitFor() },
    {
      name: 'template',
      path: '/templates',
      show: async (page) => {
        await page.getByText(';details').click();
        await dialog(page).getByText(knowledge.preview.title).waitFor();
      },
    },
    {
      name: 'template-missing',
      path: '/templates',
      show: async (page) => {
        await opened(knowledge.add)(page);
        await dialog(page)
          .getByRole('textbox', { name: knowledge.form.text, exact: true })
          .fill('{{ticket.number}} {{payment.amount}} {{card}}');
        await dialog(page).getByRole('button', { name: knowledge.fact['payment-amount'] }).last().click();
        await dialog(page).getByText('card', { exact: false }).first().waitFor();
      },
    },
    { name: 'write-as-nowhere', path: '/write-as', show: (page) => page.getByText(demo.onlyDemo).waitFor() },
  ];
}
