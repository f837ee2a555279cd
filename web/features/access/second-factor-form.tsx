import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Me, passSecondFactor } from '#contract/access';
import { useChange } from '../../lib/ask.ts';
import { FormColumn } from '../../ui/form-column.tsx';

export function SecondFactorForm({ onPassed }: { onPassed: (me: Me) => void }) {
  const { t } = useTranslation('access');
  const [code, setCode] = useState('');
  const pass = useChange(passSecondFactor, { onDone: onPassed });
  return (
    <FormColumn error={pass.error} onSubmit={() => pass.mutate({ body: { code } })}>
      <TextInput
        label={t('code.label')}
        description={t('code.hint')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        autoComplete="one-time-code"
        inputMode="numeric"
        autoFocus
        required
        withAsterisk={false}
      />
      <Button type="submit" loading={pass.isPending}>
        {t('code.enter')}
      </Button>
    </FormColumn>
  );
}
