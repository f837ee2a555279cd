import { useEffect, useRef } from 'react';

/** Runs a wish that opening the component stands for, once. Never for reads: those are queries. */
export function useOnce(run: () => void): void {
  const isDone = useRef(false);
  const latest = useRef(run);
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    latest.current();
  }, []);
}
