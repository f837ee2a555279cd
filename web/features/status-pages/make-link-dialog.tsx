import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listStatusLinks, makeStatusLink, USUAL_LINK_DAYS } from '#contract/status-pages';
import type { MerchantId } from '#kernel/ids';
import { useChange } from '../../lib/ask.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';

const DAYS = [7, 30, USUAL_LINK_DAYS, 365];

interface MakeLinkDialogProps {
  merchantId: MerchantId;
  passOn?: ((address: string) => ReactNode) | undefined;
  onClose: () => void;
}

/** Makes a link, and shows its address this once. */
export function MakeLinkDialog({ merchantId, passOn, onClose }: MakeLinkDialogProps) {
  const { t } = useTranslation('status-pages');
  const [label, setLabel] = useState('');
  const [days, setDays] = useState(USUAL_LINK_DAYS);
  const [showsLimits, setShowsLimits] = useState(false);
  const [takesReports, setTakesReports] = useState(true);
  const make = useChange(makeStatusLink, { refreshes: [listStatusLinks] });
  const address = make.data?.address;
  if (address !== undefined)
    return (
      <Dialog title={t('made')} onClose={onClose}>
        <FormColumn onSubmit={onClose}>
          <p>{t('once')}</p>
          <CopyField label={t('address')} value={address} />
          {passOn?.(address)}
          <Button type="submit">{t('done')}</Button>
        </FormColumn>
      </Dialog>
    );
  return (
    <Dialog title={t('make')} onClose={onClose}>
      <FormColumn
        error={make.error}
        onSubmit={() => make.mutate({ params: { merchantId }, body: { label, days, showsLimits, takesReports } })}
      >
        <TextInput
          data-autofocus
          maxLength={120}
          label={t('label')}
          description={t('labelHint')}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Select
          label={t('days')}
          allowDeselect={false}
          data={DAYS.map((count) => ({ value: String(count), label: t('daysOf', { count }) }))}
          value={String(days)}
          onChange={(value) => setDays(Number(value ?? USUAL_LINK_DAYS))}
        />
        <Checkbox
          label={t('takesReports')}
          checked={takesReports}
          onChange={(event) => setTakesReports(event.currentTarget.checked)}
        />
        <Checkbox
          label={t('showsLimits')}
          checked={showsLimits}
          onChange={(event) => setShowsLimits(event.currentTarget.checked)}
        />
        <Button type="submit" disabled={label.trim() === ''} loading={make.isPending}>
          {t('make')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
