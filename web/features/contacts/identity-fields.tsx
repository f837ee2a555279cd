import { Button, CloseButton, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Identity } from '#contract/contacts';
import type { CallError } from '../../lib/call.ts';
import { useFieldText } from '../../lib/error-text.ts';
import classes from './identity-fields.module.css';

const KINDS = ['email', 'phone', 'telegram'] as const satisfies Identity['kind'][];

interface IdentityFieldsProps {
  identities: Identity[];
  error: CallError | null;
  onChange(identities: Identity[]): void;
}

/** The addresses of a contact, one a line. */
export function IdentityFields({ identities, error, onChange }: IdentityFieldsProps) {
  const { t } = useTranslation('contacts');
  const fieldText = useFieldText(error);
  const set = (at: number, next: Partial<Identity>) =>
    onChange(identities.map((identity, each) => (each === at ? { ...identity, ...next } : identity)));
  return (
    <>
      {identities.map((identity, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
        <div key={at} className={classes.identity}>
          <Select
            aria-label={t('form.address')}
            allowDeselect={false}
            data={KINDS.map((kind) => ({ value: kind, label: t(`identity.${kind}`) }))}
            value={identity.kind}
            onChange={(chosen) => set(at, { kind: KINDS.find((kind) => kind === chosen) ?? identity.kind })}
          />
          <TextInput
            aria-label={t(`identity.${identity.kind}`)}
            value={identity.value}
            error={fieldText(`identities.${at}.value`)}
            onChange={(event) => set(at, { value: event.currentTarget.value })}
          />
          <CloseButton
            className={classes.remove ?? ''}
            aria-label={t('form.dropAddress')}
            onClick={() => onChange(identities.filter((_, each) => each !== at))}
          />
        </div>
      ))}
      <Button variant="default" onClick={() => onChange([...identities, { kind: 'email', value: '' }])}>
        {t('form.addAddress')}
      </Button>
    </>
  );
}
