import { useEffect, useRef } from 'react';
import { getAccount, listAccounts } from '#contract/channels';
import type { AccountId } from '#kernel/ids';
import { refresh } from '../../lib/ask.ts';
import { useStream } from '../../lib/live.ts';

/** However fast messages come, figures are asked for once in so long. */
const EVERY_MS = 1_000;

/** Looks at an account again when something came or went through it. */
export function useAccountNews(accountId: AccountId): void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const look = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void refresh(listAccounts, getAccount);
    }, EVERY_MS);
  };
  useStream(`channel:${accountId}`, { onFrames: look, onReload: look });
}
