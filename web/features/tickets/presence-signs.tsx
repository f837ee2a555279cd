import { useTranslation } from 'react-i18next';
import type { TicketId } from '#kernel/ids';
import { useSelf } from '../../lib/actor.ts';
import { usePresence } from '../../lib/presence.ts';
import classes from './presence-signs.module.css';
import { useDeskPeople } from './use-desk.ts';

/** Who else is in a ticket now; who types there is filled. Presence is not announced to readers of the screen. */
export function PresenceSigns({ ticketId }: { ticketId: TicketId }) {
  const { t } = useTranslation('tickets');
  const self = useSelf();
  const names = new Map(useDeskPeople().map(({ id, name }) => [id as string, name]));
  const others = usePresence(`ticket:${ticketId}`).filter(({ personId }) => personId !== self.id);
  if (others.length === 0) return null;
  return (
    <span className={classes.signs}>
      {others.slice(0, 3).map(({ personId, mode }) => {
        const name = names.get(personId) ?? t('somebody');
        return (
          <span key={personId} className={classes.sign} data-mode={mode} title={t(`presence.${mode}`, { name })}>
            {initialsOf(name)}
          </span>
        );
      })}
    </span>
  );
}

export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
