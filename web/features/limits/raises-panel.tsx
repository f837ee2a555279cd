import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Limit, LimitRaise } from '#contract/limits';
import { useMay } from '../../lib/actor.ts';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { Mark, type Shape, type Tone } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { When } from '../../ui/when.tsx';
import classes from './limits.module.css';
import { useValueText } from './use-value-text.ts';

const LOOK: Record<LimitRaise['state'], { tone: Tone; shape: Shape }> = {
  asked: { tone: 'wait', shape: 'clock' },
  agreed: { tone: 'good', shape: 'tick' },
  refused: { tone: 'bad', shape: 'cross' },
  withdrawn: { tone: 'idle', shape: 'back' },
};

interface RaisesPanelProps {
  limit: Limit;
  raises: readonly LimitRaise[];
  onDecide(raise: LimitRaise): void;
  onTell(raise: LimitRaise): void;
}

/** What was asked of the bank, what it said, and whether the merchants know. */
export function RaisesPanel({ limit, raises, onDecide, onTell }: RaisesPanelProps) {
  const { t } = useTranslation('limits');
  const mayRaise = useMay()('limit.raise');
  return (
    <Panel title={t('raises.title')}>
      {raises.length === 0 && <p className={classes.hint}>{t('raises.none')}</p>}
      <ul>
        {raises.map((raise) => (
          <li key={raise.id} className={classes.entry}>
            <Mark {...LOOK[raise.state]}>{t(`raises.state.${raise.state}`)}</Mark>
            <RaiseText limit={limit} raise={raise} />
            <When at={raise.decidedAt ?? raise.askedAt} />
            {raise.ticketId !== null && (
              <Link to="/inbox/$ticketId" params={{ ticketId: raise.ticketId }}>
                {t('raises.ticket')}
              </Link>
            )}
            {mayRaise && raise.state === 'asked' && (
              <button type="button" className={classes.act} onClick={() => onDecide(raise)}>
                {t('act.answer')}
              </button>
            )}
            {mayRaise && (
              <button type="button" className={classes.act} onClick={() => onTell(raise)}>
                {t('raises.tell')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function RaiseText({ limit, raise }: { limit: Limit; raise: LimitRaise }) {
  const { t } = useTranslation('limits');
  const format = useFormat();
  const now = useNowMs();
  const valueText = useValueText(limit);
  const { agreedValue, agreedUntil } = raise;
  const agreed =
    agreedValue !== null &&
    (agreedUntil === null
      ? t('raises.agreed', { value: valueText(agreedValue) })
      : t('raises.agreedUntil', { value: valueText(agreedValue), at: format.minute(agreedUntil, now) }));
  const more = [
    raise.contactName !== '' && t('raises.to', { name: raise.contactName }),
    raise.askedBy !== null && t('raises.by', { name: raise.askedBy }),
    raise.said,
  ];
  return (
    <span className={classes.grow}>
      {[t('raises.asked', { value: valueText(raise.askedValue) }), agreed].filter(Boolean).join(' → ')}
      <span className={classes.quiet}> {more.filter(Boolean).join(' · ')}</span>
    </span>
  );
}
