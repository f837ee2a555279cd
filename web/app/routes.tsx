import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { readMe, readSetup } from '#contract/access';
import type { AccountId, TicketId } from '#kernel/ids';
import type { QuarantineChoice } from '../features/channels/quarantine-choice.ts';
import { cleanFilter, type Filter } from '../features/transactions/list-query.ts';
import { ask, queryClient } from '../lib/ask.ts';
import type { CallError } from '../lib/call.ts';
import { worded } from '../lib/i18n.ts';
import { LoadFailed } from './load-failed.tsx';
import { NotFound } from './not-found.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: LoadFailed });

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { back?: string } => {
    const back = text(search.back);
    // Only places of this console: a link must not lead elsewhere after sign-in.
    return back !== undefined && /^\/(?![/\\])/.test(back) ? { back } : {};
  },
  component: lazyRouteComponent(() => import('./pages/sign-in.tsx'), 'SignInPage'),
});
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./pages/setup.tsx'), 'SetupPage'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./pages/invitation.tsx'), 'InvitationPage'),
});
const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  component: lazyRouteComponent(() => import('./pages/reset.tsx'), 'ResetPage'),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    try {
      const me = await queryClient.ensureQueryData(ask(readMe, {}));
      if (me.owes === null) return;
    } catch (error) {
      if ((error as CallError).status !== 401) throw error;
      const { open } = await queryClient.ensureQueryData(ask(readSetup, {}));
      if (open) throw redirect({ to: '/setup' });
    }
    const back = location.href === '/' ? undefined : location.href;
    throw redirect({ to: '/sign-in', search: back === undefined ? {} : { back } });
  },
  component: Shell,
  notFoundComponent: NotFound,
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox' });
  },
});

const inbox = createRoute({
  getParentRoute: () => shell,
  path: '/inbox',
  // An empty view is one, too: everything that is open.
  // A number alone is words to look for; the router reads it as a number.
  validateSearch: ({ view }: Record<string, unknown>): { view?: string } =>
    typeof view === 'string' || typeof view === 'number' ? { view: String(view).slice(0, 500) } : {},
  component: lazyRouteComponent(() => import('./pages/inbox.tsx'), 'InboxPage'),
});
const inboxTicket = createRoute({
  getParentRoute: () => inbox,
  path: '$ticketId',
  component: lazyRouteComponent(() => import('./pages/inbox-ticket.tsx'), 'InboxTicketPage'),
});

const transactions = createRoute({
  getParentRoute: () => shell,
  path: '/transactions',
  validateSearch: (search: Record<string, unknown>): Filter =>
    cleanFilter({
      status: text(search.status),
      type: text(search.type),
      merchant: text(search.merchant),
      shop: typeof search.shop === 'number' ? search.shop : undefined,
      from: text(search.from),
      to: text(search.to),
      currency: text(search.currency),
      method: text(search.method),
      test: typeof search.test === 'boolean' ? search.test : undefined,
    }),
  component: lazyRouteComponent(() => import('./pages/transactions.tsx'), 'TransactionsPage'),
});
const transaction = createRoute({
  getParentRoute: () => transactions,
  path: '$uid',
  component: lazyRouteComponent(() => import('./pages/transaction.tsx'), 'TransactionPage'),
});
/** A page that is not among the first comes with its words. */
const withLaterWords = <K extends string>(load: () => Promise<Record<K, () => React.ReactNode>>, name: K) =>
  lazyRouteComponent(() => worded(load()), name);

const page = <P extends string, K extends string>(
  path: P,
  load: () => Promise<Record<K, () => React.ReactNode>>,
  name: K,
) => createRoute({ getParentRoute: () => shell, path, component: withLaterWords(load, name) });

const merchants = page('/merchants', () => import('./pages/merchants.tsx'), 'MerchantsPage');
const merchant = page('/merchants/$merchantId', () => import('./pages/merchant.tsx'), 'MerchantPage');
const modules = page('/modules', () => import('./pages/modules.tsx'), 'ModulesPage');
const module = page('/modules/$shopId', () => import('./pages/module.tsx'), 'ModulePage');
const limits = page('/limits', () => import('./pages/limits.tsx'), 'LimitsPage');
const limit = createRoute({
  getParentRoute: () => shell,
  path: '/limits/$limitId',
  // Because of which ticket the bank is to be asked; the server judges whether it is one.
  validateSearch: (search: Record<string, unknown>): { ticket?: TicketId } =>
    text(search.ticket) === undefined ? {} : { ticket: search.ticket as TicketId },
  component: withLaterWords(() => import('./pages/limit.tsx'), 'LimitPage'),
});
const acquirers = page('/acquirers', () => import('./pages/acquirers.tsx'), 'AcquirersPage');
const rota = page('/rota', () => import('./pages/rota.tsx'), 'RotaPage');
const contacts = page('/contacts', () => import('./pages/contacts.tsx'), 'ContactsPage');
const contact = page('/contacts/$contactId', () => import('./pages/contact.tsx'), 'ContactPage');
const incidents = page('/incidents', () => import('./pages/incidents.tsx'), 'IncidentsPage');
const incident = page('/incidents/$incidentId', () => import('./pages/incident.tsx'), 'IncidentPage');
const sources = page('/sources', () => import('./pages/sources.tsx'), 'SourcesPage');
const source = page('/sources/$sourceId', () => import('./pages/source.tsx'), 'SourcePage');
const channels = page('/channels', () => import('./pages/channels.tsx'), 'ChannelsPage');
const channel = page('/channels/$accountId', () => import('./pages/channel.tsx'), 'ChannelPage');
const quarantine = createRoute({
  getParentRoute: () => shell,
  path: '/quarantine',
  validateSearch: (search: Record<string, unknown>): QuarantineChoice => ({
    ...((search.state === 'quarantined' || search.state === 'failed') && { state: search.state }),
    // The server judges whether it is one.
    ...(text(search.account) !== undefined && { account: search.account as AccountId }),
  }),
  component: withLaterWords(() => import('./pages/quarantine.tsx'), 'QuarantinePage'),
});
const notifications = createRoute({
  getParentRoute: () => shell,
  path: '/notifications',
  validateSearch: (search: Record<string, unknown>): { tab?: 'undelivered' | 'batches' | 'log' | 'endpoints' } =>
    search.tab === 'undelivered' || search.tab === 'batches' || search.tab === 'log' ? { tab: search.tab } : {},
  component: withLaterWords(() => import('./pages/notifications.tsx'), 'NotificationsPage'),
});
const endpoint = page('/notifications/$endpointId', () => import('./pages/endpoint.tsx'), 'EndpointPage');
const templates = page('/templates', () => import('./pages/templates.tsx'), 'TemplatesPage');
const writeAs = page('/write-as', () => import('./pages/write-as.tsx'), 'WriteAsPage');
const accuracy = page('/accuracy', () => import('./pages/accuracy.tsx'), 'AccuracyPage');
const imports = page('/imports', () => import('./pages/imports.tsx'), 'ImportsPage');
const audit = page('/audit', () => import('./pages/audit.tsx'), 'AuditPage');
const people = page('/people', () => import('./pages/people.tsx'), 'PeoplePage');
const settings = page('/settings', () => import('./pages/settings.tsx'), 'SettingsPage');

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    setup,
    invitation,
    reset,
    shell.addChildren([
      home,
      inbox.addChildren([inboxTicket]),
      transactions.addChildren([transaction]),
      merchants,
      merchant,
      modules,
      module,
      contacts,
      contact,
      limits,
      limit,
      acquirers,
      rota,
      incidents,
      incident,
      sources,
      source,
      channels,
      channel,
      quarantine,
      notifications,
      endpoint,
      templates,
      writeAs,
      imports,
      accuracy,
      audit,
      people,
      settings,
    ]),
  ]),
  defaultPreload: 'intent',
  defaultPreloadDelay: 30,
  defaultErrorComponent: LoadFailed,
  defaultPendingMs: 400,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
