import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Limit, PreparedLetter } from '#contract/limits';
import type { AccountId, MerchantId } from '#kernel/ids';
import type { useFieldText } from '../../lib/error-text.ts';
import classes from './limits.module.css';
import { MailboxSelect } from './mailbox-select.tsx';

/** A letter to a bank as it is typed. */
export interface LetterDraft {
  value: string;
  until: string;
  name: string;
  address: string;
  subject: string;
  text: string;
  merchantId: MerchantId | null;
  sendFrom: AccountId | null;
}

interface WhomFieldsProps {
  limit: Limit;
  letter: PreparedLetter;
  draft: LetterDraft;
  fieldText: ReturnType<typeof useFieldText>;
  onChange(next: Partial<LetterDraft>): void;
}

/** To whom the letter goes, from where, and for whose sake. */
export function WhomFields({ limit, letter, draft, fieldText, onChange }: WhomFieldsProps) {
  const { t } = useTranslation('limits');
  return (
    <>
      {letter.contacts.length > 1 && (
        <Select
          label={t('letter.contact')}
          allowDeselect={false}
          data={letter.contacts.map(({ name, role, address, atAnyHour }) => ({
            value: address,
            label: [name, role, atAnyHour && t('letter.anyHour')].filter(Boolean).join(' · '),
          }))}
          value={draft.address}
          onChange={(address) => {
            const contact = letter.contacts.find((one) => one.address === address);
            if (contact !== undefined) onChange({ name: contact.name, address: contact.address });
          }}
        />
      )}
      <div className={classes.two}>
        <TextInput
          label={t('letter.name')}
          required
          value={draft.name}
          error={fieldText('contact.name')}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('letter.address')}
          required
          value={draft.address}
          error={fieldText('contact.address', 'contact.identity.value')}
          onChange={(event) => onChange({ address: event.currentTarget.value })}
        />
      </div>
      {limit.merchants.length > 1 && (
        <Select
          label={t('letter.merchant')}
          clearable
          data={limit.merchants.map(({ merchantId, name }) => ({ value: merchantId, label: name ?? '' }))}
          value={draft.merchantId}
          error={fieldText('merchantId')}
          onChange={(id) =>
            onChange({ merchantId: limit.merchants.find(({ merchantId }) => merchantId === id)?.merchantId ?? null })
          }
        />
      )}
      <MailboxSelect
        label={t('letter.way')}
        noted={t('letter.noted')}
        fromText={(mailbox) => t('letter.from', { name: mailbox })}
        value={draft.sendFrom}
        error={fieldText('sendFrom')}
        onChange={(sendFrom) => onChange({ sendFrom })}
      />
    </>
  );
}
