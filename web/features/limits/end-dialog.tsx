import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endLimit, getLimit, type Limit, listLimits } from '#contract/limits';
import { useChange } from '../../lib/ask.ts';
import { DangerButton } from '../../ui/danger-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FormColumn } from '../../ui/form-column.tsx';

/** The limit holds no longer. */
export function EndDialog({ limit, onClose }: { limit: Limit; onClose: () => void }) {
  const { t } = useTranslation('limits');
  const [reason, setReason] = useState('');
  const end = useChange(endLimit, { refreshes: [listLimits, getLimit], onDone: onClose });
  const run = () => end.mutate({ params: { limitId: limit.id }, body: { reason } });
  return (
    <Dialog title={t('end.title')} onClose={onClose}>
      <FormColumn onSubmit={run}>
        <p>{t('end.text')}</p>
        <TextInput label={t('end.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <ErrorNote error={end.error} />
        <DangerButton loading={end.isPending} onClick={run}>
          {t('act.end')}
        </DangerButton>
      </FormColumn>
    </Dialog>
  );
}
