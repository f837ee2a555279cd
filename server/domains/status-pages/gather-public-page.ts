import type { Context } from '../../platform/context.ts';
import { findProviderName } from '../../platform/settings.ts';
import { listTerminals } from '../acquirers/index.ts';
import { shownTo } from './audience.rules.ts';
import type { PageFacts } from './facts.ts';
import { gatherPast } from './gather-past.ts';
import { firstMoment } from './history.rules.ts';
import { impactsByComponent } from './impacts.rules.ts';
import { channelsOf, named } from './named-components.rules.ts';
import { noticesOf, WORKS_AHEAD_HOURS, worksOf } from './notices.rules.ts';
import { listToldIncidents, listToldWorks } from './queries/incidents.ts';
import { listWaysOfPaying } from './queries/public-components.ts';

/** A way to pay stays on the page for so long after its last payment. */
const SEEN_HOURS = 24 * 7;

/** What everybody may know of the provider as a whole: its banks and ways to pay, and what the desk made public. */
export async function gatherPublicPage(ctx: Pick<Context, 'read' | 'clock'>, zone: string): Promise<PageFacts> {
  const db = ctx.read;
  const at = ctx.clock.now();
  const from = firstMoment(at, zone);
  const [provider, terminals, ways, incidents, works] = await Promise.all([
    findProviderName(db),
    listTerminals(db),
    listWaysOfPaying(db, at.subtract({ hours: SEEN_HOURS })),
    listToldIncidents(db, from, undefined).then((all) => shownTo('everybody', all)),
    listToldWorks(db, from, at.add({ hours: WORKS_AHEAD_HOURS })).then((all) => shownTo('everybody', all)),
  ]);
  const impacts = impactsByComponent(incidents, works);
  const components = named(
    [
      ...terminals.filter(({ id }) => ways.gatewayIds.has(id)).map(({ acquirerId }) => `acquirer:${acquirerId}`),
      ...ways.methods.map((method) => `method:${method}`),
    ],
    new Map(terminals.map(({ acquirerId, acquirer }) => [String(acquirerId), acquirer])),
  );
  const names = new Map(components.map(({ key, name }) => [key, name]));
  return {
    at,
    zone,
    provider,
    channels: channelsOf(components, impacts, at),
    incidents: noticesOf(incidents, { at, names }),
    works: worksOf(works, { at, names }),
    history: await gatherPast(db, { components, impacts, audience: 'everybody', at, zone }),
  };
}
