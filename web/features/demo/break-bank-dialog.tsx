import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BreakableBank, breakBank, listBrokenBanks } from '../../../server/demo/contract.ts';
import { useChange } from '../../lib/ask.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';

const MINUTES = [5, 20, 60];

interface BreakBankDialogProps {
  banks: readonly { bank: BreakableBank; name: string }[];
  onClose(): void;
}

/** Lets one of the sample's banks refuse what goes through it, to see what the desk makes of it. */
export function BreakBankDialog({ banks, onClose }: BreakBankDialogProps) {
  const { t } = useTranslation('demo');
  const [bank, setBank] = useState<BreakableBank>(banks[0]?.bank ?? 'Dvina');
  const [minutes, setMinutes] = useState(20);
  const change = useChange(breakBank, { refreshes: [listBrokenBanks], onDone: onClose });
  return (
    <Dialog title={t('bank.title')} onClose={onClose}>
      <FormColumn error={change.error} onSubmit={() => change.mutate({ body: { bank, minutes } })}>
        <p>{t('bank.text')}</p>
        <NativeSelect
          label={t('bank.which')}
          value={bank}
          onChange={({ currentTarget }) => setBank(BreakableBank.parse(currentTarget.value))}
          data={banks.map(({ bank: value, name }) => ({ value, label: name }))}
        />
        <NativeSelect
          label={t('bank.howLong')}
          value={String(minutes)}
          onChange={({ currentTarget }) => setMinutes(Number(currentTarget.value))}
          data={MINUTES.map((count) => ({ value: String(count), label: t('bank.minutes', { count }) }))}
        />
        <Button type="submit" loading={change.isPending}>
          {t('bank.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
