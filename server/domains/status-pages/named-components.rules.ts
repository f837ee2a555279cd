import { componentName } from './component-names.rules.ts';
import type { Both, ChannelFacts } from './facts.ts';
import type { Impact } from './history.rules.ts';
import { impactsAt } from './impacts.rules.ts';
import { worstOf } from './worst.rules.ts';

export interface NamedComponent {
  key: string;
  name: Both;
}

/** Each component once, with its name; what has none is left out. `banks` by the id of the acquirer. */
export const named = (keys: readonly string[], banks: ReadonlyMap<string, string>): NamedComponent[] =>
  [...new Set(keys)].flatMap((key) => {
    const name = componentName(key, banks);
    return name === undefined ? [] : [{ key, name }];
  });

/** How each component is at a moment. */
export const channelsOf = (
  components: readonly NamedComponent[],
  impacts: ReadonlyMap<string, readonly Impact[]>,
  at: Temporal.Instant,
): ChannelFacts[] =>
  components.map((component) => ({
    ...component,
    state: worstOf(impactsAt(impacts.get(component.key) ?? [], at).map(({ state }) => state)),
  }));
