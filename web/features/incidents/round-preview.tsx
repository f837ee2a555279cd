import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RoundPreviewItem } from '#contract/incidents';
import type { TicketId } from '#kernel/ids';
import { When } from '../../ui/when.tsx';
import classes from './incident.module.css';
import { useWhyLeftOut } from './why-left-out.ts';

interface RoundPreviewProps {
  items: readonly RoundPreviewItem[];
  /** Those of them that get it. */
  chosen: readonly RoundPreviewItem[];
  onToggle(ticketId: TicketId): void;
}

/** What each would read, and who gets nothing. */
export function RoundPreview({ items, chosen, onToggle }: RoundPreviewProps) {
  const { t } = useTranslation('incidents');
  const why = useWhyLeftOut();
  if (items.length === 0) return <p className={classes.quiet}>{t('round.nobody')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <ul className={classes.preview} tabIndex={0} aria-label={t('round.preview')}>
      {items.map((item) => (
        <li key={item.ticketId} className={classes.line}>
          <span className={classes.head}>
            <Checkbox
              label={`#${item.number} ${item.writerName}`}
              checked={chosen.includes(item)}
              disabled={item.excluded !== null}
              onChange={() => onToggle(item.ticketId)}
            />
            <span className={classes.quiet}>
              {item.language} · {t(`round.opens.${item.opens}`)}
              {item.answeredAt !== null && (
                <>
                  {' '}
                  · {t('round.answered')} <When at={item.answeredAt} as="minute" />
                </>
              )}
            </span>
          </span>
          {item.excluded === null ? (
            <span lang={item.language} className={classes.text}>
              {item.text}
            </span>
          ) : (
            <span className={classes.quiet}>
              {t('round.leftOut')}: {why(item.excluded)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
