import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useMay } from '../../lib/actor.ts';
import { markSeen, useUnseen } from './unseen.ts';
import { useNews } from './use-news.ts';

/** Shows nothing of its own: tells who is on shift what just went wrong, and counts it beside its section until it is looked into. */
export function ShiftNotices() {
  const may = useMay();
  return may('ticket.reply') && may('rota.read') ? <Telling /> : null;
}

function Telling() {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const unseen = useUnseen();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes while one stands there is seen, too
  useEffect(() => markSeen(path), [path, unseen]);
  useNews();
  return null;
}
