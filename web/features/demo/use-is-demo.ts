import { useQuery } from '@tanstack/react-query';
import { readSettings } from '#contract/platform';
import { ask } from '../../lib/ask.ts';

/** Whether this console belongs to a demo; until the server has said so, it does not. */
export function useIsDemo(): boolean {
  const { data } = useQuery({ ...ask(readSettings, {}), staleTime: Number.POSITIVE_INFINITY });
  return data?.demo === true;
}
