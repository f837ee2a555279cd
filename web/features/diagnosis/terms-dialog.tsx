import { Button, Checkbox, Group, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listMerchantSettlements, type MerchantSettlement, setMerchantTerms } from '#contract/diagnosis';
import type { MerchantId } from '#kernel/ids';
import { useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { BANK_DAYS } from './bank-days.ts';

interface TermsDialogProps {
  merchantId: MerchantId;
  settlement: MerchantSettlement;
  onClose(): void;
}

/** The merchant's own terms with one acquirer, or the usual ones again. */
export function TermsDialog({ merchantId, settlement, onClose }: TermsDialogProps) {
  const { t } = useTranslation('judging');
  const { acquirerId, acquirer, terms, isOwn, zone } = settlement;
  const [cutOff, setCutOff] = useState(terms?.cutOff ?? '20:00');
  const [acquirerDays, setAcquirerDays] = useState(terms?.acquirerDays ?? 1);
  const [providerDays, setProviderDays] = useState(terms?.providerDays ?? 1);
  const [days, setDays] = useState<string[]>((terms?.payOutDays ?? []).map(String));
  const set = useChange(setMerchantTerms, { refreshes: [listMerchantSettlements], onDone: onClose });
  const fieldText = useFieldText(set.error);
  const params = { merchantId, acquirerId };
  const save = () => {
    const payOutDays = days.length === 0 ? null : days.map(Number).toSorted();
    set.mutate({ params, body: { terms: { cutOff, acquirerDays, providerDays, payOutDays } } });
  };
  return (
    <Dialog title={t('settlement.dialog', { acquirer })} onClose={onClose}>
      <FormColumn error={set.error} onSubmit={save}>
        <TextInput
          label={t('settlement.cutOff', { zone })}
          value={cutOff}
          onChange={(event) => setCutOff(event.currentTarget.value)}
          error={fieldText('terms.cutOff')}
          data-autofocus
        />
        <NumberInput
          label={t('settlement.acquirerDays')}
          min={0}
          max={60}
          value={acquirerDays}
          onChange={(value) => setAcquirerDays(Number(value) || 0)}
        />
        <NumberInput
          label={t('settlement.providerDays')}
          min={0}
          max={60}
          value={providerDays}
          onChange={(value) => setProviderDays(Number(value) || 0)}
        />
        <Checkbox.Group
          label={t('settlement.payOutDays')}
          description={t('settlement.payOutAnyDay')}
          value={days}
          onChange={setDays}
        >
          <Group gap={16} mt={4}>
            {BANK_DAYS.map((day, at) => (
              <Checkbox key={day} value={String(at + 1)} label={t(`weekday.${day}`)} />
            ))}
          </Group>
        </Checkbox.Group>
        <Button type="submit" loading={set.isPending}>
          {t('settlement.save')}
        </Button>
        {isOwn && (
          <Button variant="default" onClick={() => set.mutate({ params, body: { terms: null } })}>
            {t('settlement.backToUsual')}
          </Button>
        )}
      </FormColumn>
    </Dialog>
  );
}
