import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { readMe } from '#contract/access';
import { readSettings } from '#contract/platform';
import { DoorOverlay } from '../features/access/door-overlay.tsx';
import { useIdleLock } from '../features/access/use-idle-lock.ts';
import { useOwnNews } from '../features/access/use-own-news.ts';
import { SelfProvider } from '../lib/actor.ts';
import { ask } from '../lib/ask.ts';
import { type Door, guardDoor, useDoor } from '../lib/door.ts';
import { createFormat, FormatProvider } from '../lib/format.ts';
import { type InterfaceLanguage, speak, worded } from '../lib/i18n.ts';
import { startLive } from '../lib/live.ts';
import { GlobalKeys } from './global-keys.tsx';
import { Rail } from './rail.tsx';
import classes from './shell.module.css';

// Its own script: the first screen does not wait for what calls to the next.
const CallingBell = lazy(async () => ({ default: (await import('../features/tickets/calling-bell.tsx')).CallingBell }));

// Neither does it wait for what tells of limits, notifications and incidents.
const ShiftNotices = lazy(async () => ({
  default: (await worded(import('./notices/shift-notices.tsx'))).ShiftNotices,
}));

/** What stands around every page of a signed-in person. */
export function Shell() {
  const { i18n } = useTranslation();
  const { data: me } = useQuery(ask(readMe, {}));
  const door = useDoor();
  useEffect(() => guardDoor(), []);
  useEffect(() => startLive(), []);
  const wanted = me?.language;
  useEffect(() => {
    if (wanted !== undefined) void speak(wanted);
  }, [wanted]);
  useOverlaysBehind(door);
  useIdleLock(me);
  useOwnNews(me);
  const language = i18n.language as InterfaceLanguage; // only `speak` sets it
  const { data: settings } = useQuery({
    ...ask(readSettings, {}),
    enabled: me !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const zone = settings?.timeZone ?? 'Europe/Minsk';
  const format = useMemo(() => createFormat(language, zone), [language, zone]);
  if (me === undefined) return null;
  return (
    <SelfProvider value={me}>
      <FormatProvider value={format}>
        {/* Heard behind a closed door, too. */}
        <Suspense>
          <CallingBell />
        </Suspense>
        <Suspense>
          <ShiftNotices />
        </Suspense>
        {/* Behind a closed door everything stays as it was typed, unseen and out of reach. */}
        <div className={classes.shell} inert={door !== 'open'} data-door={door}>
          <Rail />
          <div className={classes.content} id="content">
            <Outlet />
          </div>
          {door === 'open' && <GlobalKeys />}
        </div>
        <DoorOverlay me={me} />
      </FormatProvider>
    </SelfProvider>
  );
}

/** Windows that were open stay as they are, out of reach and unseen, until the door is opened. */
function useOverlaysBehind(door: Door): void {
  useEffect(() => {
    const overlays = document.getElementById('overlays');
    overlays?.toggleAttribute('inert', door !== 'open');
    if (overlays !== null) overlays.style.visibility = door === 'open' ? '' : 'hidden';
  }, [door]);
}
