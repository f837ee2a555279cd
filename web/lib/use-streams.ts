import { useEffect, useRef } from 'react';
import type { StreamName } from '#contract/realtime';
import { type StreamListener, watchStream } from './live.ts';

/** Follows several streams while the component is there; a list with the same names is the same list. */
export function useStreams(streams: readonly StreamName[], listener: StreamListener): void {
  const latest = useRef(listener);
  latest.current = listener;
  const names = streams.join(' ');
  const { evenHidden = false } = listener;
  useEffect(() => {
    if (names === '') return undefined;
    const ends = names.split(' ').map((stream) =>
      watchStream(stream, {
        evenHidden,
        onFrames: (frames) => latest.current.onFrames(frames),
        onReload: () => latest.current.onReload(),
      }),
    );
    return () => {
      for (const end of ends) end();
    };
  }, [names, evenHidden]);
}
