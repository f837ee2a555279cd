import { useTranslation } from 'react-i18next';
import type { TicketId } from '#kernel/ids';
import classes from './composer.module.css';
import { useAhead } from './writing-ahead.ts';

/** Where the field will be: what is struck already can be read. */
export function AheadLine({ ticketId }: { ticketId: TicketId }) {
  const { t } = useTranslation('tickets');
  const ahead = useAhead();
  if (ahead?.place.ticketId !== ticketId) return null;
  return (
    <p className={classes.composer} data-mode={ahead.place.kind}>
      <span className={classes.early}>{t(`composer.ahead.${ahead.place.kind}`)}</span>
      <span className={classes.ahead}>{ahead.text}</span>
    </p>
  );
}
