import type { Context } from '../../platform/context.ts';
import { findProviderName } from '../../platform/settings.ts';
import { getPublicStatus, type PublicComponent } from '../incidents/index.ts';
import { shownTo } from './audience.rules.ts';
import type { HistoryState } from './contract.ts';
import type { PageFacts } from './facts.ts';
import { gatherPast } from './gather-past.ts';
import { firstMoment } from './history.rules.ts';
import { impactsByComponent } from './impacts.rules.ts';
import { noticesOf, WORKS_AHEAD_HOURS, worksOf } from './notices.rules.ts';
import { listToldIncidents, listToldWorks } from './queries/incidents.ts';

/** What everybody may know of the provider as a whole. What stands there and how it does is what its feeds say, too. */
export async function gatherPublicPage(ctx: Pick<Context, 'read' | 'clock'>, zone: string): Promise<PageFacts> {
  const db = ctx.read;
  const at = ctx.clock.now();
  const from = firstMoment(at, zone);
  const [provider, { components }, incidents, works] = await Promise.all([
    findProviderName(db),
    getPublicStatus(db, at),
    listToldIncidents(db, from, undefined).then((all) => shownTo('everybody', all)),
    listToldWorks(db, from, at.add({ hours: WORKS_AHEAD_HOURS })).then((all) => shownTo('everybody', all)),
  ]);
  const impacts = impactsByComponent(incidents, works);
  const names = new Map(components.map(({ key, name }) => [key, name]));
  return {
    at,
    zone,
    provider,
    channels: components.map((component) => ({
      key: component.key,
      name: component.name,
      state: stateOf(component),
    })),
    incidents: noticesOf(incidents, { at, names }),
    works: worksOf(works, { at, names }),
    history: await gatherPast(db, { components, impacts, audience: 'everybody', at, zone }),
  };
}

function stateOf({ impact, isInWorks }: PublicComponent): HistoryState {
  if (impact !== 'operational') return impact;
  return isInWorks ? 'works' : 'ok';
}
