import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listTellings, type Telling } from '#contract/limits';
import type { RaiseId } from '#kernel/ids';
import { ask } from '../../lib/ask.ts';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Mark } from '../../ui/mark.tsx';
import classes from './limits.module.css';
import { TellForm } from './tell-form.tsx';

/** The merchants that an answer of the bank touches: who was told, and what to say to the others. */
export function TellDialog({ raiseId, onClose }: { raiseId: RaiseId; onClose: () => void }) {
  const { t } = useTranslation('limits');
  const [telling, setTelling] = useState<Telling>();
  const { data, error } = useQuery(ask(listTellings, { params: { raiseId } }));
  return (
    <Dialog title={t('telling.title')} onClose={onClose} size={640}>
      <ErrorNote error={error} />
      {telling !== undefined && <TellForm raiseId={raiseId} telling={telling} onBack={() => setTelling(undefined)} />}
      {telling === undefined && data?.items.length === 0 && <p className={classes.hint}>{t('telling.none')}</p>}
      {telling === undefined && (
        <ul>
          {data?.items.map((one) => (
            <TellingLine key={one.merchantId} telling={one} onPick={() => setTelling(one)} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function TellingLine({ telling, onPick }: { telling: Telling; onPick: () => void }) {
  const { t } = useTranslation('limits');
  const format = useFormat();
  const now = useNowMs();
  const { name, toldAt, toldBy, ticketId } = telling;
  return (
    <li className={classes.entry}>
      <span className={classes.grow}>{name}</span>
      {toldAt === null ? (
        <button type="button" className={classes.act} onClick={onPick}>
          {t('telling.pick')}
          <span className="for-readers"> {name}</span>
        </button>
      ) : (
        <>
          <Mark tone="good" shape="tick">
            {t('telling.told', { at: format.minute(toldAt, now) })}
          </Mark>
          <span className={classes.quiet}>{toldBy !== null && t('telling.toldBy', { name: toldBy })}</span>
          {ticketId !== null && (
            <Link to="/inbox/$ticketId" params={{ ticketId }}>
              {t('telling.ticket')}
            </Link>
          )}
        </>
      )}
    </li>
  );
}
