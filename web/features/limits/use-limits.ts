import { useQuery } from '@tanstack/react-query';
import { getLimit, listLimits } from '#contract/limits';
import type { LimitId, MerchantId } from '#kernel/ids';
import { ask, refresh } from '../../lib/ask.ts';
import { useStream } from '../../lib/live.ts';

/** Payments fill a limit without anybody saying so. */
const LOOK_EVERY_MS = 60_000;

/** Limits in force, the soonest exhausted first; of one merchant's terminals where one is named. */
export function useLimits(merchantId?: MerchantId) {
  const again = () => void refresh(listLimits);
  useStream('limits', { onFrames: again, onReload: again });
  const query = merchantId === undefined ? {} : { merchantId };
  return useQuery({ ...ask(listLimits, { query }), refetchInterval: LOOK_EVERY_MS });
}

export function useLimit(limitId: LimitId) {
  const again = () => void refresh(getLimit);
  useStream('limits', { onFrames: again, onReload: again });
  return useQuery({ ...ask(getLimit, { params: { limitId } }), refetchInterval: LOOK_EVERY_MS });
}
