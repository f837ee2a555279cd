import { useQuery } from '@tanstack/react-query';
import { listAcquirers } from '#contract/acquirers';
import { ask, refresh } from '../../lib/ask.ts';
import { useStream } from '../../lib/live.ts';

/** Doors open and close without anybody saying so. */
const LOOK_EVERY_MS = 60_000;

/** The banks, and whether they are open now. */
export function useAcquirers() {
  const again = () => void refresh(listAcquirers);
  useStream('acquirers', { onFrames: again, onReload: again });
  return useQuery({ ...ask(listAcquirers, {}), refetchInterval: LOOK_EVERY_MS });
}
