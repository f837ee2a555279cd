import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AcquirerNow, listAcquirers, removeTerminal, type Terminal } from '#contract/acquirers';
import { listUnregisteredTerminals } from '#contract/limits';
import { useMay } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { DangerButton } from '../../ui/danger-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import classes from './acquirers.module.css';
import { TerminalDialog } from './terminal-dialog.tsx';

/** The terminals of a bank. */
export function TerminalLines({ bank }: { bank: AcquirerNow }) {
  const { t } = useTranslation('acquirers');
  const mayChange = useMay()('acquirer.change');
  const [opened, setOpened] = useState<Terminal | 'new'>();
  const [leaving, setLeaving] = useState<Terminal>();
  return (
    <section className={classes.terminals} aria-label={`${t('terminals')} ${bank.name}`}>
      {bank.terminals.length === 0 && <p className={classes.quiet}>{t('noTerminals')}</p>}
      <ul>
        {bank.terminals.map((terminal) => (
          <li key={terminal.id} className={classes.line}>
            <span className={classes.id}>{terminal.id}</span>
            <span>{terminal.name}</span>
            <span className={classes.quiet}>{terminal.currency ?? t('anyCurrency')}</span>
            {mayChange && (
              <span className={classes.actions}>
                <button type="button" className={classes.act} onClick={() => setOpened(terminal)}>
                  {t('edit')}
                  <span className="for-readers"> {terminal.id}</span>
                </button>
                <button type="button" className={classes.act} onClick={() => setLeaving(terminal)}>
                  {t('takeOff')}
                  <span className="for-readers"> {terminal.id}</span>
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <button type="button" className={classes.act} onClick={() => setOpened('new')}>
          {t('addTerminal')}
          <span className="for-readers"> {bank.name}</span>
        </button>
      )}
      {opened !== undefined && (
        <TerminalDialog
          known={opened === 'new' ? { acquirerId: bank.id } : opened}
          onClose={() => setOpened(undefined)}
        />
      )}
      {leaving !== undefined && <TakeOffDialog terminal={leaving} onClose={() => setLeaving(undefined)} />}
    </section>
  );
}

function TakeOffDialog({ terminal, onClose }: { terminal: Terminal; onClose: () => void }) {
  const { t } = useTranslation('acquirers');
  const take = useChange(removeTerminal, { refreshes: [listAcquirers, listUnregisteredTerminals], onDone: onClose });
  return (
    <Dialog title={t('takeOffSure', { id: terminal.id })} onClose={onClose}>
      <p>{t('takeOffText')}</p>
      <ErrorNote error={take.error} />
      <DangerButton loading={take.isPending} onClick={() => take.mutate({ params: { terminalId: terminal.id } })}>
        {t('takeOff')}
      </DangerButton>
    </Dialog>
  );
}
