import { useCallback, useEffect, useRef } from 'react';
import type { Frame, StreamName } from '#contract/realtime';
import { useOnDuty } from '../../features/rota/use-rota.ts';
import { useSelf } from '../../lib/actor.ts';
import { useDoor } from '../../lib/door.ts';
import { useStreams } from '../../lib/use-streams.ts';
import { newsIn, type Watched } from './news.rules.ts';
import { type Notice, TELL_OF } from './tell-of.ts';
import { useToast } from './use-toast.tsx';

const STREAMS: readonly StreamName[] = ['limits', 'deliveries', 'incidents'];
const NONE: readonly StreamName[] = [];

/** Follows what may go wrong, and tells of each thing once. Behind a closed door it waits: nothing is shown to who may not be them. */
export function useNews(): void {
  const isOnShift = useIsOnShift();
  const isOpen = useDoor() === 'open';
  const toast = useToast();
  const told = useRef(new Set<string>());
  const waiting = useRef<Frame[]>([]);
  const tell = useCallback(async () => {
    const frames = waiting.current.splice(0);
    for (const [section, { ids, many }] of newsIn(frames)) {
      const { news, failed } = await gather(section, many ? [] : ids);
      // What could not be asked now is asked with whatever rings next.
      waiting.current.push(...naming(frames, failed));
      const fresh = news.filter(({ key }) => isFirst(told.current, key));
      if (fresh.length > 0 || many) toast(section, fresh);
    }
  }, [toast]);
  useStreams(isOnShift ? STREAMS : NONE, {
    // Somebody who looks at another window is told when they come back.
    evenHidden: true,
    onFrames: (frames) => {
      waiting.current.push(...frames.filter((frame) => newsIn([frame]).size > 0));
      if (isOpen && waiting.current.length > 0) void tell();
    },
    // The first screen shows how things stand; only what happens from then on is news.
    onReload: () => undefined,
  });
  useEffect(() => {
    if (isOpen && waiting.current.length > 0) void tell();
  }, [isOpen, tell]);
}

/** What is to be told of these things, and which of them could not be asked. */
async function gather(section: Watched, ids: readonly string[]): Promise<{ news: Notice[]; failed: Set<string> }> {
  const failed = new Set<string>();
  const found = await Promise.all(ids.map((id) => TELL_OF[section](id).catch(() => void failed.add(id))));
  return { news: found.filter((one) => one !== undefined), failed };
}

const isFirst = (told: Set<string>, key: string): boolean => !told.has(key) && told.add(key).has(key);

/** Frames that name just these. */
const naming = (frames: readonly Frame[], wanted: ReadonlySet<string>): Frame[] =>
  frames
    .map((frame) => ({ ...frame, ids: frame.ids.filter((id) => wanted.has(id)) }))
    .filter((frame) => frame.ids.length > 0);

/** Whoever has the shift; while nobody has it, everyone who answers tickets. */
function useIsOnShift(): boolean {
  const self = useSelf();
  const { data } = useOnDuty();
  if (data === undefined) return false;
  return data.onDuty.length === 0 || data.onDuty.some(({ personId }) => personId === self.id);
}
