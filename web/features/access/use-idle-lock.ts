import { useEffect, useRef } from 'react';
import { type Me, noteActivity, readMe } from '#contract/access';
import { ask, queryClient } from '../../lib/ask.ts';
import { call } from '../../lib/call.ts';
import { closeDoor } from '../../lib/door.ts';
import { nowMs } from '../../lib/now.ts';

const CHECK_MS = 10_000;
const NOTE_EVERY_MS = 60_000;
const ACTS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Tells the server that somebody is at the screen, and locks it when nobody has been for long enough. */
export function useIdleLock(me: Me | undefined): void {
  const locksAt = useRef<number | undefined>(undefined);
  locksAt.current = me?.locksAt === undefined ? undefined : Date.parse(me.locksAt);
  useEffect(() => {
    let lastAct = 0;
    let lastNote = nowMs();
    const act = () => {
      lastAct = nowMs();
    };
    const note = async () => {
      lastNote = nowMs();
      const { locksAt: next, endsAt } = await call(noteActivity, {});
      queryClient.setQueryData<Me>(ask(readMe, {}).queryKey, (old) => old && { ...old, locksAt: next, endsAt });
    };
    const check = () => {
      const now = nowMs();
      const isIdle = lastAct <= lastNote;
      if (!isIdle && now - lastNote >= NOTE_EVERY_MS) void note().catch(() => {});
      else if (locksAt.current !== undefined && now >= locksAt.current) void lockUnlessActiveElsewhere();
    };
    for (const name of ACTS) window.addEventListener(name, act, { passive: true, capture: true });
    const timer = setInterval(check, CHECK_MS);
    document.addEventListener('visibilitychange', check);
    return () => {
      for (const name of ACTS) window.removeEventListener(name, act, { capture: true });
      clearInterval(timer);
      document.removeEventListener('visibilitychange', check);
    };
  }, []);
}

/** Another tab may have kept the session awake; without an answer the screen locks all the same. */
async function lockUnlessActiveElsewhere(): Promise<void> {
  try {
    const me = await queryClient.fetchQuery({ ...ask(readMe, {}), staleTime: 0 });
    if (me.locked || me.locksAt === undefined || Date.parse(me.locksAt) <= nowMs()) closeDoor('locked');
  } catch {
    closeDoor('locked');
  }
}
