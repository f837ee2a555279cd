import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getPinnedViews, type PinnedView, type PinnedViews, savePinnedViews } from '#contract/tickets';
import { useMay } from '../../lib/actor.ts';
import { ask, queryClient, refresh } from '../../lib/ask.ts';
import { type CallError, call } from '../../lib/call.ts';
import { useErrorText } from '../../lib/error-text.ts';
import { say } from '../../ui/toast.ts';
import { FOLLOWER_VIEWS, QUARANTINE_VIEW, STARTER_VIEWS, starterOf } from './views.ts';

const pinned = (views: readonly { text: string }[]): PinnedViews => ({
  items: views.map(({ text }) => ({ name: '', text })),
  version: 0,
});
const OF_THE_DESK = pinned(STARTER_VIEWS);
const OF_FOLLOWERS = pinned(FOLLOWER_VIEWS);

export interface Views {
  items: readonly PinnedView[];
  nameOf(view: PinnedView): string;
  change(to: (from: readonly PinnedView[]) => PinnedView[]): void;
}

/** One's own views in the order of their keys; those of the desk until one changes them. */
export function useViews(): Views {
  const { t } = useTranslation('tickets');
  const may = useMay();
  const errorText = useErrorText();
  const query = ask(getPinnedViews, {});
  const { data } = useQuery({ ...query, enabled: may('ticket.read'), staleTime: 5 * 60_000 });
  const begun = !may('ticket.reply') && may('ticket.open') ? OF_FOLLOWERS : OF_THE_DESK;
  const known = data?.pinned ?? begun;
  const isSeen = ({ text }: PinnedView) => text !== QUARANTINE_VIEW || may('quarantine.decide');
  const change: Views['change'] = (to) => {
    const now = queryClient.getQueryData(query.queryKey);
    // What comes before the list is there would be built on a guess.
    if (now === undefined) return;
    const { items, version } = now.pinned ?? begun;
    const next = [...to(items.filter(isSeen)), ...items.filter((view) => !isSeen(view))];
    queryClient.setQueryData(query.queryKey, { pinned: { items: next, version } });
    saving = saving
      .then(() => save(query.queryKey))
      .catch(async (error: CallError) => {
        say(errorText(error));
        await refresh(getPinnedViews);
      });
  };
  return {
    items: known.items.filter(isSeen),
    nameOf: ({ name, text }) => {
      const starter = starterOf(text);
      if (name !== '') return name;
      return starter === undefined ? text : t(`view.${starter.name}`);
    },
    change,
  };
}

/** One save after the other: each builds on the version that the one before has made. */
let saving: Promise<void> = Promise.resolve();

type Known = ReturnType<typeof ask<typeof getPinnedViews>>['queryKey'];

async function save(key: Known): Promise<void> {
  const pinned = queryClient.getQueryData(key)?.pinned;
  if (pinned === undefined || pinned === null) return;
  const { version } = await call(savePinnedViews, { body: pinned });
  // What was changed since keeps its place; it goes out with the next save.
  queryClient.setQueryData(key, (now) => (now?.pinned ? { pinned: { ...now.pinned, version } } : now));
}
