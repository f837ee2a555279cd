import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getOnDuty, type OnDuty, pauseShift } from '#contract/rota';
import type { ResponseOf } from '#kernel/endpoint';
import { useMay, useSelf } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { Mark } from '../../ui/mark.tsx';
import { CalledLast } from './called-last.tsx';
import classes from './duty-dialog.module.css';
import { OnDutyStrip } from './on-duty-strip.tsx';

/** Who is on duty, and the pause for oneself. */
export function DutyDialog({ now, onClose }: { now: ResponseOf<typeof getOnDuty>; onClose: () => void }) {
  const { t } = useTranslation('rota');
  const self = useSelf();
  const may = useMay();
  const own = now.onDuty.find(({ personId }) => personId === self.id);
  return (
    <Dialog title={t('now.title')} onClose={onClose}>
      <div className={classes.body}>
        <OnDutyStrip now={now} />
        <CalledLast />
        <Link to="/rota" onClick={onClose}>
          {t('now.toRota')}
        </Link>
        {own !== undefined && may('shift.pause') && <OwnPause own={own} onDone={onClose} />}
      </div>
    </Dialog>
  );
}

function OwnPause({ own, onDone }: { own: OnDuty; onDone: () => void }) {
  const { t } = useTranslation('rota');
  const [reason, setReason] = useState('');
  const pause = useChange(pauseShift, { refreshes: [getOnDuty], onDone });
  const fieldText = useFieldText(pause.error);
  if (own.pausedSince !== null)
    return (
      <>
        <ErrorNote error={pause.error} />
        <Button loading={pause.isPending} onClick={() => pause.mutate({ body: { paused: false } })}>
          {t('pause.end')}
        </Button>
      </>
    );
  const isLast = pause.error?.reason === 'last-on-duty';
  const ask = () => pause.mutate({ body: { paused: true, reason, ...(isLast && { evenIfLast: true }) } });
  return (
    <FormColumn error={isLast ? null : pause.error} onSubmit={ask}>
      <p>{t('pause.text')}</p>
      <TextInput
        label={t('pause.reason')}
        placeholder={t('pause.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={fieldText('reason')}
        data-autofocus
      />
      {isLast && (
        <p role="alert">
          <Mark tone="bad" shape="cross">
            {t('pause.last')}
          </Mark>
        </p>
      )}
      <Button type="submit" variant={isLast ? 'default' : 'filled'} loading={pause.isPending}>
        {isLast ? t('pause.lastDo') : t('pause.do')}
      </Button>
    </FormColumn>
  );
}
