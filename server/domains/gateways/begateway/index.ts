import { performance } from 'node:perf_hooks';
import type { ConfiguredFetch } from '../../../platform/configured-fetch.ts';
import type { SourceKind, SourceSettings } from '../contract.ts';
import type { Gateway } from '../port.ts';
import { aggregateBackOffice } from './aggregate.ts';
import { type Account, ask } from './ask.ts';
import { BACK_OFFICE_TRACKS, pullBackOffice } from './back-office.ts';
import type { Begateway } from './begateway.ts';
import { lookUp } from './look-up.ts';
import { renotify } from './renotify.ts';
import { pullReport, reportTracks } from './report.ts';
import { testBegateway } from './test-connection.ts';

export interface BegatewaySettings {
  kind: SourceKind;
  settings: SourceSettings;
  password: string;
  /** Secret keys of single shops: a look-up signs in as the shop. */
  shopKeys: ReadonlyMap<number, string>;
  exportClosed: boolean;
}

/** beGateway behind the port: the back office or a report in pages, one transaction by its keys. */
export function createBegateway(given: BegatewaySettings, fetch: ConfiguredFetch): Gateway {
  const { kind, settings, exportClosed } = given;
  const account = { user: settings.user, password: given.password };
  const accountOf = (shopId: number | undefined): Account => {
    const password = shopId === undefined ? undefined : given.shopKeys.get(shopId);
    return password === undefined ? account : { user: String(shopId), password };
  };
  const source: Begateway = {
    kind,
    settings,
    fetch,
    account,
    exportClosed,
    shopIds: [...given.shopKeys.keys()],
    accountOf,
  };
  const pull: Gateway['pull'] = async (track, cursor, at) => {
    if (kind === 'begateway-report') return pullReport(source, track, cursor, at);
    const page = await pullBackOffice(source, track, cursor, at);
    // What the first page found out need not be found out by the second.
    if (page.ok && page.value.exportClosed === true) source.exportClosed = true;
    return page;
  };
  return {
    tracks: kind === 'begateway-back-office' ? BACK_OFFICE_TRACKS : reportTracks(settings),
    pull,
    lookUp: (key, at) => lookUp({ fetch, origins: settings.origins, accountOf }, key, at),
    ...(kind === 'begateway-back-office'
      ? { aggregate: (from: string, to: string) => aggregateBackOffice(source, from, to) }
      : {}),
    renotify: (of) => renotify({ fetch, origins: settings.origins, accountOf }, of),
    shopSettings: (shopId) => {
      const path = `/api/shops/${shopId}/settings`;
      return ask(fetch, { request: 'shop-settings', origin: settings.origins.backOffice, path, account });
    },
    testConnection: (at) => testBegateway(source, at, () => performance.now()),
  };
}
