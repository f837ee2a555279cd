import { isWhollyDown } from '../incidents/index.ts';
import type { HistoryState } from './contract.ts';
import type { ChannelFacts } from './facts.ts';
import { worstOf } from './worst.rules.ts';

/** How the whole is, as the provider's feed says it, too: down only where a kind of channel is wholly down. */
export function wholeState(channels: readonly Pick<ChannelFacts, 'key' | 'state'>[]): HistoryState {
  const worst = worstOf(channels.map(({ state }) => state));
  if (worst !== 'major') return worst;
  return isWhollyDown(channels.map(({ key, state }) => ({ key, isDown: state === 'major' }))) ? 'major' : 'partial';
}
