import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listUnregisteredTerminals, type UnregisteredTerminal } from '#contract/limits';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { When } from '../../ui/when.tsx';
import classes from './acquirers.module.css';
import { TerminalDialog } from './terminal-dialog.tsx';

/** Terminals seen in payments of which nobody has said yet whose they are. */
export function UnknownTerminals() {
  const { t } = useTranslation('acquirers');
  const mayChange = useMay()('acquirer.change');
  const [placing, setPlacing] = useState<UnregisteredTerminal>();
  const { data, error, refetch } = useQuery(ask(listUnregisteredTerminals, {}));
  const known = placing && {
    id: placing.terminalId,
    ...(placing.currencies.length === 1 && { currency: placing.currencies[0] ?? null }),
  };
  return (
    <Panel title={t('unknown.title')}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {data !== undefined && (
        <p className={classes.hint}>{data.items.length === 0 ? t('unknown.none') : t('unknown.text')}</p>
      )}
      <ul>
        {data?.items.map((terminal) => (
          <li key={terminal.terminalId} className={classes.line}>
            <span className={classes.id}>{terminal.terminalId}</span>
            <span className={classes.quiet}>
              {t('unknown.shops', { count: terminal.shops })} · {terminal.currencies.join(', ')}
            </span>
            <span className={classes.quiet}>
              {t('unknown.seen')} <When at={terminal.lastSeenAt} />
            </span>
            {mayChange && (
              <button type="button" className={classes.act} onClick={() => setPlacing(terminal)}>
                {t('unknown.place')}
                <span className="for-readers"> {terminal.terminalId}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {known !== undefined && <TerminalDialog known={known} onClose={() => setPlacing(undefined)} />}
    </Panel>
  );
}
