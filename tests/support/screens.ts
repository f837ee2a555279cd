import type { Page } from 'playwright-core';
import { told } from './at-the-desk.ts';
import { channelScreens } from './channel-screens.ts';
import { deliveryScreens } from './delivery-screens.ts';
import type { Furnished } from './furnish-desk.ts';
import { BROKEN_BANK } from './furnish-incidents.ts';
import { limitScreens } from './limit-screens.ts';
import { moduleScreens } from './module-screens.ts';
import { filled, type Words } from './words.ts';

export interface Screen {
  name: string;
  path: string;
  /** Seen by somebody who has not signed in. */
  isOutside?: boolean;
  /** From the page to what is looked at: a list that is filled, a dialog that is open. Ends when it is there. */
  show(page: Page): Promise<unknown>;
}

export const PASTED = 'Почему не прошёл платёж по заказу 10423? клиент платил картой 4242 вчера около семи, 48,50';

/** Every page and main dialog of the console, found by the words of its language. */
export function screensOf(words: Words, given: Furnished): Screen[] {
  return [
    ...outside(words, given),
    ...inboxScreens(words),
    ...payments(words),
    ...merchantScreens(words),
    ...moduleScreens(words),
    ...limitScreens(words),
    ...contactScreens(words),
    ...rotaScreens(words),
    ...incidentScreens(words),
    ...sourceScreens(words, given),
    ...channelScreens(words),
    ...deliveryScreens(words),
    ...deskScreens(words),
    ...overlays(words),
  ];
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();
const button = (page: Page, name: string) => page.getByRole('button', { name }).first();
const dialog = (page: Page) => page.getByRole('dialog').waitFor();
const opened = (name: string) => async (page: Page) => {
  await button(page, name).click();
  await dialog(page);
};

function outside({ access }: Words, { invitationLink, resetLink }: Furnished): Screen[] {
  const pathOf = (link: string) => link.replace(/^https?:\/\/[^/]+/, '');
  const field = (name: string) => (page: Page) => page.getByLabel(name, { exact: true }).waitFor();
  return [
    { name: 'sign-in', path: '/sign-in', isOutside: true, show: field(access.signIn.password) },
    {
      name: 'sign-in-refused',
      path: '/sign-in',
      isOutside: true,
      show: async (page) => {
        await page.getByLabel(access.signIn.email).fill('nobody@example.com');
        await page.getByLabel(access.signIn.password, { exact: true }).fill('not this one');
        await button(page, access.signIn.enter).click();
        await page.getByRole('alert').waitFor();
      },
    },
    { name: 'setup-closed', path: '/setup', isOutside: true, show: (page) => heading(page, access.setup.closed) },
    { name: 'invitation', path: pathOf(invitationLink), isOutside: true, show: field(access.invitation.password) },
    { name: 'reset', path: pathOf(resetLink), isOutside: true, show: field(access.reset.password) },
  ];
}

/** The tickets of the sample: the queue, one open in all its parts, and the windows over it. */
function inboxScreens({ tickets, diagnosis }: Words): Screen[] {
  const all = '/inbox?view=sort%3Adeadline';
  const rows = (page: Page) => page.getByRole('region', { name: tickets.list.label }).getByRole('link');
  const thread = (page: Page) => page.getByRole('region', { name: tickets.thread.label }).getByRole('article');
  const open = async (page: Page) => {
    await rows(page).first().click();
    await thread(page).first().waitFor();
    await page.getByRole('button', { name: tickets.act.assign }).waitFor();
  };
  const byKey = (key: string) => async (page: Page) => {
    await open(page);
    await page.keyboard.press(key);
    await dialog(page);
  };
  return [
    { name: 'inbox', path: all, show: (page) => rows(page).nth(5).waitFor() },
    { name: 'inbox-mine', path: '/inbox', show: (page) => page.getByText(tickets.empty.mine).waitFor() },
    {
      name: 'inbox-unclear',
      path: '/inbox?view=topik%3Alimit%20is%3Ablue',
      show: (page) => page.getByText('is:blue').waitFor(),
    },
    {
      name: 'inbox-views',
      path: all,
      show: async (page) => {
        await page.getByRole('button', { name: tickets.view.all }).click();
        await page.getByText(tickets.view.help).waitFor();
      },
    },
    { name: 'inbox-ticket', path: all, show: open },
    {
      name: 'inbox-paid',
      path: '/inbox?view=10423',
      show: async (page) => {
        await open(page);
        await page.keyboard.press('KeyT');
        await page.keyboard.press('Digit1');
        await page.getByRole('button', { expanded: false }).filter({ hasText: 'BYN' }).click();
        await page.getByRole('region', { name: diagnosis.title }).getByRole('heading').waitFor();
      },
    },
    {
      name: 'inbox-note',
      path: all,
      show: async (page) => {
        await open(page);
        await page.keyboard.press('KeyN');
        await page.keyboard.type('They gave 4111 1111 1111 1111');
        await page.getByText(tickets.composer.noteNever).waitFor();
        await page.getByText(tickets.composer.masked).waitFor();
      },
    },
    {
      name: 'inbox-templates',
      path: all,
      show: async (page) => {
        await open(page);
        await page.keyboard.press('KeyR');
        await page.keyboard.type(';');
        await page.getByRole('listbox', { name: tickets.templates.label }).getByRole('option').first().waitFor();
      },
    },
    {
      name: 'inbox-chosen',
      path: all,
      show: async (page) => {
        await rows(page).nth(5).waitFor();
        for (const key of ['KeyJ', 'KeyX', 'Shift+KeyJ', 'Shift+KeyJ']) await page.keyboard.press(key);
        await page.getByRole('region', { name: tickets.bulk.label }).waitFor();
      },
    },
    {
      name: 'inbox-palette',
      path: all,
      show: async (page) => {
        await open(page);
        await page.keyboard.press('Control+KeyK');
        await page.locator('input[role=combobox]:focus').waitFor();
        await page.keyboard.type('10423');
        await page.getByRole('option', { name: '10423' }).first().waitFor();
      },
    },
    {
      name: 'inbox-foretold',
      // Not the ticket into which other screens typed: what was typed takes the place of a draft once it is kept.
      path: '/inbox?view=10423',
      show: async (page) => {
        await open(page);
        await page.getByText(tickets.composer.drafted).waitFor();
        await page.keyboard.press('Control+KeyK');
        await page.locator('input[role=combobox]:focus').waitFor();
        await page.keyboard.type('>');
        await page.getByText(tickets.foretold.draft).waitFor({ state: 'attached' });
      },
    },
    { name: 'inbox-assign', path: all, show: byKey('KeyA') },
    { name: 'inbox-snooze', path: all, show: byKey('KeyS') },
    { name: 'inbox-status', path: all, show: byKey('KeyW') },
    { name: 'inbox-merge', path: all, show: byKey('KeyM') },
    { name: 'inbox-new', path: all, show: byKey('Shift+KeyN') },
    {
      name: 'inbox-unknown',
      path: '/inbox/00000000-0000-4000-8000-000000000000',
      show: (page) => page.getByText(tickets.notFound, { exact: true }).waitFor(),
    },
  ];
}

/** The payments of the sample are all there: one of the story in the search, one open. */
function payments({ transactions, diagnosis, judging }: Words): Screen[] {
  const list = (page: Page) => page.getByRole('region', { name: transactions.list.label }).getByRole('link');
  const search = async (page: Page) => {
    await page.getByLabel(transactions.search.label).fill(PASTED);
    await page.keyboard.press('Enter');
    await page.getByText('10423', { exact: true }).nth(1).waitFor();
  };
  return [
    { name: 'payments', path: '/transactions', show: (page) => list(page).nth(10).waitFor() },
    {
      name: 'payments-filter',
      path: '/transactions',
      show: async (page) => {
        await button(page, transactions.filter.status).click();
        await page.getByRole('checkbox').first().waitFor();
      },
    },
    {
      name: 'payments-none',
      path: '/transactions?status=deleted&currency=EUR',
      show: (page) => page.getByText(transactions.list.emptyFiltered).waitFor(),
    },
    { name: 'search', path: '/transactions', show: search },
    {
      name: 'search-none',
      path: '/transactions',
      show: async (page) => {
        await page.getByLabel(transactions.search.label).fill('uid 99999999-9999999999');
        await page.keyboard.press('Enter');
        await page.getByText(transactions.search.none).waitFor();
      },
    },
    {
      name: 'payment',
      path: '/transactions',
      show: async (page) => {
        await search(page);
        await page.getByRole('region', { name: transactions.search.results }).getByRole('link').first().click();
        await page.getByRole('heading', { name: diagnosis.evidence }).waitFor();
      },
    },
    {
      name: 'payment-correct',
      path: '/transactions?status=failed',
      show: async (page) => {
        await list(page).first().click();
        await button(page, diagnosis.correction.open).click();
        await dialog(page);
      },
    },
    {
      name: 'payment-order-check',
      path: '/transactions?status=successful&type=payment',
      show: async (page) => {
        await list(page).first().click();
        await page.getByRole('heading', { name: diagnosis.orderCheck.title }).waitFor();
      },
    },
    {
      name: 'accuracy',
      path: '/transactions?status=failed',
      show: async (page) => {
        await list(page).first().click();
        await page.getByRole('heading', { name: diagnosis.evidence }).waitFor();
        await page.goto('/accuracy');
        await page.getByRole('heading', { name: judging.title }).waitFor();
      },
    },
    {
      name: 'payment-documents',
      path: '/transactions?status=failed',
      show: async (page) => {
        await list(page).first().click();
        await button(page, transactions.detail.showDocuments).click();
        await page.getByText('tracking_id').first().waitFor();
      },
    },
    {
      name: 'payment-unknown',
      path: '/transactions/99999999-9999999999',
      show: (page) => page.getByText(transactions.detail.notFound).waitFor(),
    },
  ];
}

function merchantScreens({ merchants, judging, 'status-pages': links }: Words): Screen[] {
  const first = (page: Page) => page.getByRole('main').getByRole('link').first();
  const atFirst = async (page: Page) => {
    await first(page).click();
    await heading(page, merchants.shopsTitle);
  };
  const dialogOf = (name: string) => async (page: Page) => {
    await atFirst(page);
    await opened(name)(page);
  };
  return [
    { name: 'merchants', path: '/merchants', show: (page) => first(page).waitFor() },
    {
      name: 'merchants-none',
      path: '/merchants',
      show: async (page) => {
        await page.getByLabel(merchants.search).fill('nobody is called this');
        await page.getByText(merchants.emptyFiltered).waitFor();
      },
    },
    { name: 'merchant-new', path: '/merchants', show: opened(merchants.create) },
    {
      name: 'merchants-csv',
      path: '/merchants',
      show: async (page) => {
        await opened(merchants.import)(page);
        const csv = 'merchant_number,merchant_name,shop_id,shop_name,colour\n900,New one,9001,New shop,red\n,,x,,';
        await page.getByLabel(merchants.csv.paste).fill(csv);
        await button(page, merchants.csv.dryRun).click();
        await page.getByRole('dialog').getByRole('table').waitFor();
      },
    },
    { name: 'merchant', path: '/merchants', show: atFirst },
    { name: 'merchant-edit', path: '/merchants', show: dialogOf(merchants.edit) },
    { name: 'merchant-merge', path: '/merchants', show: dialogOf(merchants.merge) },
    { name: 'merchant-shop', path: '/merchants', show: dialogOf(merchants.addShop) },
    {
      name: 'merchant-forget',
      path: '/merchants',
      show: async (page) => {
        await atFirst(page);
        await opened(merchants.removeContact)(page);
      },
    },
    { name: 'merchant-contact', path: '/merchants', show: dialogOf(merchants.addContact) },
    {
      name: 'merchant-terms',
      path: '/merchants',
      show: async (page) => {
        await atFirst(page);
        const terms = page
          .locator('section')
          .filter({ has: page.getByRole('heading', { name: judging.settlement.title }) });
        await terms.last().getByRole('button', { name: judging.settlement.change }).first().click();
        await dialog(page);
      },
    },
    { name: 'merchant-link', path: '/merchants', show: dialogOf(links.make) },
    {
      name: 'merchant-link-made',
      path: '/merchants',
      show: async (page) => {
        await dialogOf(links.make)(page);
        await page.getByLabel(links.label).fill('Their developer');
        await page.getByRole('dialog').getByRole('button', { name: links.make }).click();
        await page.getByRole('dialog').getByText('/m/').first().waitFor();
      },
    },
  ];
}

function contactScreens({ contacts }: Words): Screen[] {
  const first = (page: Page) => page.getByRole('main').getByRole('link').first();
  const atFirst = async (page: Page) => {
    await first(page).click();
    await button(page, contacts.edit).waitFor();
  };
  return [
    { name: 'contacts', path: '/contacts', show: (page) => first(page).waitFor() },
    {
      name: 'contacts-none',
      path: '/contacts',
      show: async (page) => {
        await page.getByLabel(contacts.search).fill('nobody is called this');
        await page.getByText(contacts.emptyFiltered).waitFor();
      },
    },
    { name: 'contact', path: '/contacts', show: atFirst },
    {
      name: 'contact-edit',
      path: '/contacts',
      show: async (page) => {
        await atFirst(page);
        await opened(contacts.edit)(page);
      },
    },
  ];
}

function incidentScreens({ incidents }: Words): Screen[] {
  const first = async (page: Page) => {
    await page.getByRole('link', { name: BROKEN_BANK }).first().click();
    await heading(page, incidents.updates.title);
  };
  const within = (name: string) => async (page: Page) => {
    await first(page);
    await opened(name)(page);
  };
  return [
    { name: 'incidents', path: '/incidents', show: (page) => heading(page, incidents.works.title) },
    { name: 'incident-new', path: '/incidents', show: opened(incidents.act.open) },
    { name: 'works-new', path: '/incidents', show: opened(incidents.works.add) },
    { name: 'incident', path: '/incidents', show: first },
    { name: 'incident-update', path: '/incidents', show: within(incidents.act.update) },
    { name: 'incident-merge', path: '/incidents', show: within(incidents.act.merge) },
    {
      name: 'incident-answer',
      path: '/incidents',
      show: async (page) => {
        await within(incidents.act.answer)(page);
        await button(page, incidents.round.preview).click();
        await page.getByRole('list', { name: incidents.round.preview }).waitFor();
      },
    },
    {
      name: 'incident-unknown',
      path: '/incidents/00000000-0000-4000-8000-000000000000',
      show: (page) => heading(page, incidents.notFound),
    },
  ];
}

function rotaScreens({ rota, calendar }: Words): Screen[] {
  return [
    { name: 'rota', path: '/rota', show: (page) => heading(page, rota.pattern.title) },
    { name: 'rota-line', path: '/rota', show: opened(rota.pattern.add) },
    { name: 'rota-change', path: '/rota', show: opened(rota.override.add) },
    { name: 'rota-zone', path: '/rota', show: opened(rota.pattern.zoneEdit) },
    { name: 'rota-now', path: '/settings', show: opened(rota.now.label) },
    {
      name: 'rota-address',
      path: '/rota',
      show: async (page) => {
        await button(page, rota.feed.make).click();
        await page.getByText('/feeds/').first().waitFor();
      },
    },
    {
      name: 'desk-times',
      path: '/settings',
      show: async (page) => {
        await heading(page, calendar.title);
        const panel = page.getByRole('region').or(page.locator('section')).filter({ hasText: calendar.title }).last();
        await panel.getByRole('button', { name: calendar.edit }).click();
        await dialog(page);
      },
    },
  ];
}

function sourceScreens({ gateways, errors }: Words, { sourceId, failingSourceId }: Furnished): Screen[] {
  return [
    { name: 'sources', path: '/sources', show: (page) => page.getByText(gateways.state.failing).first().waitFor() },
    { name: 'source-new', path: '/sources', show: opened(gateways.add) },
    {
      name: 'source-new-refused',
      path: '/sources',
      show: async (page) => {
        await opened(gateways.add)(page);
        const form = page.getByRole('dialog');
        await form.getByText(gateways.form.keys).click();
        await form.getByRole('button', { name: gateways.form.addShop }).click();
        await form.getByLabel(gateways.form.secretKey, { exact: true }).first().fill('made up');
        await form.getByText(gateways.form.reading).click();
        await form.getByLabel(gateways.form.poll).fill('0');
        await form.getByLabel(gateways.form.backOffice).fill('http://office.example');
        await form.getByRole('button', { name: gateways.form.connect, exact: true }).click();
        await form.getByText(errors.fields.insecure).waitFor();
      },
    },
    { name: 'source', path: `/sources/${sourceId}`, show: (page) => page.getByText(gateways.fingerprint).waitFor() },
    {
      name: 'source-failing',
      path: `/sources/${failingSourceId}`,
      show: (page) => page.getByText(errors.problems.refused).first().waitFor(),
    },
    { name: 'source-edit', path: `/sources/${sourceId}`, show: opened(gateways.edit) },
    {
      name: 'source-test',
      path: `/sources/${failingSourceId}`,
      show: async (page) => {
        await opened(gateways.test)(page);
        await page.getByText(gateways.report.bad).waitFor();
      },
    },
  ];
}

function deskScreens({ access, app, transactions }: Words): Screen[] {
  const person = filled(access.people.open, { name: 'Oleg Sample' });
  return [
    {
      name: 'imports',
      path: '/imports',
      show: async (page) => {
        await button(page, transactions.imports.refusals).click();
        await page.getByRole('table').waitFor();
      },
    },
    { name: 'audit', path: '/audit', show: (page) => page.getByRole('row').nth(5).waitFor() },
    { name: 'people', path: '/people', show: (page) => page.getByText('vera@example.com').waitFor() },
    { name: 'person-invite', path: '/people', show: opened(access.people.invite) },
    {
      name: 'person-link',
      path: '/people',
      show: async (page) => {
        await opened(access.people.invite)(page);
        await page.getByLabel(access.invite.name, { exact: true }).fill('Nina Invited');
        await page.getByLabel(access.invite.email, { exact: true }).fill('nina@example.com');
        await button(page, access.invite.make).click();
        await page.getByText('/invitation#').first().waitFor();
      },
    },
    { name: 'person', path: '/people', show: opened(person) },
    {
      name: 'settings-factor',
      path: '/settings',
      show: async (page) => {
        const { setUp, replace } = access.settings;
        await page.getByRole('button', { name: setUp, exact: true }).or(button(page, replace)).click();
        await page.getByRole('dialog').getByRole('textbox').waitFor();
      },
    },
    { name: 'settings', path: '/settings', show: (page) => heading(page, access.settings.sessions) },
    { name: 'not-found', path: '/nothing', show: (page) => heading(page, app.notFound.title) },
  ];
}

function overlays({ access, app }: Words): Screen[] {
  const there = (page: Page) => page.getByRole('navigation').waitFor();
  return [
    {
      name: 'palette',
      path: '/settings',
      show: async (page) => {
        await there(page);
        await page.keyboard.press('Control+KeyK');
        await page.locator('input[role=combobox]:focus').fill('10423');
        await page.getByRole('option', { name: '10423' }).first().waitFor();
      },
    },
    {
      name: 'keys',
      path: '/transactions',
      show: async (page) => {
        await there(page);
        await page.keyboard.press('Shift+Slash');
        await dialog(page);
      },
    },
    {
      name: 'locked',
      path: '/settings',
      show: async (page) => {
        await there(page);
        await page.keyboard.press('Control+Shift+KeyL');
        await heading(page, access.lock.title);
      },
    },
    {
      name: 'ended',
      path: '/settings',
      show: async (page) => {
        await there(page);
        // A line that is only being made would be refused instead of closed.
        await told(page, app.connection.live);
        await page.evaluate(() =>
          fetch('/api/session', { method: 'DELETE', headers: { 'Idempotency-Key': crypto.randomUUID() } }),
        );
        await heading(page, access.lock.ended);
      },
    },
  ];
}
