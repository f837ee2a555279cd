import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#contract/tickets';
import { Mark } from '../../ui/mark.tsx';
import { flagOf } from './flag.rules.ts';

/** The weightiest thing to know of a ticket, in a shape and a word. */
export function FlagMark({ row }: { row: TicketRow }) {
  const { t } = useTranslation('tickets');
  const flag = flagOf(row);
  if (flag === undefined) return null;
  switch (flag.kind) {
    case 'undelivered':
      return (
        <Mark tone="bad" shape="cross">
          {t('flag.undelivered')}
        </Mark>
      );
    case 'incident':
      return (
        <Mark tone="bad" shape="bolt">
          {t('flag.incident', { number: flag.number })}
        </Mark>
      );
    case 'promise':
      return (
        <Mark tone="wait" shape="clock">
          {t('flag.promise')}
        </Mark>
      );
    case 'asleep':
      return (
        <Mark tone="idle" shape="pause">
          {t('flag.asleep')}
        </Mark>
      );
    case 'waiting-on':
      return (
        <Mark tone="idle" shape="half">
          {t(`waitingOn.${flag.on}`)}
        </Mark>
      );
    case 'status':
      return (
        <Mark tone={flag.status === 'close-the-loop' ? 'wait' : 'idle'} shape={SHAPES[flag.status]}>
          {t(`status.${flag.status}`)}
        </Mark>
      );
    case 'topic':
      return (
        <Mark tone="wait" shape="bolt">
          {t(`flag.${flag.topic}`)}
        </Mark>
      );
  }
}

const SHAPES = { 'waiting-outside': 'ring', 'close-the-loop': 'back', done: 'tick' } as const;
