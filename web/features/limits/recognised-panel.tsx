import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listRecognisedLimits, type RecognisedLimit } from '#contract/limits';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { Panel } from '../../ui/panel.tsx';
import { type LimitDraft, valueTextOf } from './limit-draft.rules.ts';
import classes from './limits.module.css';

/** Limits that nobody entered, seen in the pattern of declines. */
export function RecognisedPanel({ onRegister }: { onRegister(known: Partial<LimitDraft>): void }) {
  const { t } = useTranslation('limits');
  const { data } = useQuery(ask(listRecognisedLimits, {}));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Panel title={t('recognised.title')}>
      <p className={classes.hint}>{t('recognised.text')}</p>
      <ul>
        {data.items.map((found) => (
          <RecognisedLine key={found.id} found={found} onRegister={() => onRegister(knownOf(found))} />
        ))}
      </ul>
    </Panel>
  );
}

function RecognisedLine({ found, onRegister }: { found: RecognisedLimit; onRegister: () => void }) {
  const { t } = useTranslation('limits');
  const mayChange = useMay()('limit.change');
  const format = useFormat();
  const now = useNowMs();
  const { terminalId, currency, startedAt, endedAt, limitId, declined, attempts, code, bins } = found;
  return (
    <li className={classes.entry}>
      <span className={classes.name}>{terminalId}</span>
      <span className={classes.grow}>
        {t('recognised.seen', { declined, attempts, code, bins, at: format.minute(startedAt, now) })}{' '}
        <span className={classes.quiet}>
          {[currency, endedAt !== null && t('recognised.over', { at: format.minute(endedAt, now) })]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {limitId !== null && (
        <Link to="/limits/$limitId" params={{ limitId }}>
          {t('recognised.registered')}
        </Link>
      )}
      {limitId === null && mayChange && (
        <button type="button" className={classes.act} onClick={onRegister}>
          {t('recognised.register')}
          <span className="for-readers"> {terminalId}</span>
        </button>
      )}
    </li>
  );
}

/** The likeliest kind comes first; what had passed by then is the least that it can be. */
function knownOf({ terminalId, currency, estimates: [first] }: RecognisedLimit): Partial<LimitDraft> {
  const kind = first?.kind ?? 'month-amount';
  return {
    terminalId,
    currency,
    kind,
    value: first === undefined ? '' : valueTextOf(Math.max(1, Math.round(first.low)), { kind, currency }),
  };
}
