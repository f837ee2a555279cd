import { type Me, readMe } from '#contract/access';
import { ask, queryClient } from '../../lib/ask.ts';
import { closeDoor, openDoor } from '../../lib/door.ts';
import { useStream } from '../../lib/live.ts';

/** What happens to the person at this screen elsewhere: locked or unlocked in another tab, role changed, session ended. */
export function useOwnNews(me: Me | undefined): void {
  const look = () => void lookAtOwnSession().catch(() => {});
  useStream(me === undefined ? undefined : `person:${me.id}`, { onFrames: look, onReload: look });
}

async function lookAtOwnSession(): Promise<void> {
  const me = await queryClient.fetchQuery({ ...ask(readMe, {}), staleTime: 0 });
  if (me.locked) closeDoor('locked');
  else openDoor();
}
