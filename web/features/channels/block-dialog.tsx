import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blockSender, listBlockedSenders, type SenderIdentity } from '#contract/channels';
import { useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';

/** Blocks somebody, with the reason that others will read. */
export function BlockDialog({ identity, onClose }: { identity?: SenderIdentity; onClose: () => void }) {
  const { t } = useTranslation('channels');
  const [kind, setKind] = useState<SenderIdentity['kind']>(identity?.kind ?? 'email');
  const [value, setValue] = useState(identity?.value ?? '');
  const [reason, setReason] = useState('');
  const block = useChange(blockSender, { refreshes: [listBlockedSenders], onDone: onClose });
  const fieldText = useFieldText(block.error);
  const isGiven = identity !== undefined;
  return (
    <Dialog title={t('block.heading')} onClose={onClose}>
      <FormColumn
        error={block.error}
        onSubmit={() => block.mutate({ body: { identity: { kind, value: value.trim() }, reason } })}
      >
        <Select
          label={t('block.kind')}
          allowDeselect={false}
          disabled={isGiven}
          value={kind}
          onChange={(chosen) => chosen !== null && setKind(chosen)}
          data={(['email', 'telegram', 'phone'] as const).map((each) => ({
            value: each,
            label: t(`identity.${each}`),
          }))}
        />
        <TextInput
          label={t('block.who')}
          disabled={isGiven}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
          error={fieldText('identity.value', 'identity')}
          {...(!isGiven && { 'data-autofocus': true })}
        />
        <Textarea
          label={t('block.reason')}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={fieldText('reason')}
          {...(isGiven && { 'data-autofocus': true })}
        />
        <Button type="submit" loading={block.isPending}>
          {t('block.it')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
