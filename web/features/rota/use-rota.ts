import { useQuery } from '@tanstack/react-query';
import { getOnDuty, getRota } from '#contract/rota';
import { ask, refresh } from '../../lib/ask.ts';
import { useStream } from '../../lib/live.ts';
import { nowMs } from '../../lib/now.ts';

const SOONEST_MS = 2_000;
const LATEST_MS = 300_000;

/** Who is on duty now; asked again when it rings and when somebody's time begins or ends. */
export function useOnDuty() {
  const again = () => void refresh(getOnDuty);
  useStream('rota', { onFrames: again, onReload: again });
  return useQuery({
    ...ask(getOnDuty, {}),
    refetchInterval: ({ state }) => {
      const turns = [...(state.data?.onDuty.map(({ until }) => until) ?? []), state.data?.next?.start];
      const waits = turns.flatMap((at) => (at === undefined ? [] : [Date.parse(at) - nowMs() + 500]));
      return Math.min(LATEST_MS, Math.max(SOONEST_MS, ...[Math.min(LATEST_MS, ...waits)]));
    },
  });
}

/** The shifts of a week; this one unless a Monday is named. */
export function useRota(from: string | undefined) {
  const again = () => void refresh(getRota);
  useStream('rota', { onFrames: again, onReload: again });
  return useQuery({
    ...ask(getRota, { query: { days: 7, ...(from !== undefined && { from }) } }),
    placeholderData: (before) => before,
  });
}
