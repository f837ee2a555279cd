import { useQuery } from '@tanstack/react-query';
import { getProbeDesk } from '#contract/cms-modules/probing';
import type { ShopId } from '#kernel/ids';
import { ask } from '../../../lib/ask.ts';

const WHILE_ASKED_MS = 1_000;

/** What is known of a shop from outside; looked at each second while the shop is being asked. */
export const useProbeDesk = (shopId: ShopId) =>
  useQuery({
    ...ask(getProbeDesk, { params: { shopId } }),
    refetchInterval: ({ state }) => (state.data?.pending == null ? false : WHILE_ASKED_MS),
  });
