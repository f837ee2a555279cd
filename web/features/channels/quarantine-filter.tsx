import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listAccounts } from '#contract/channels';
import { ask } from '../../lib/ask.ts';
import { Choice } from '../../ui/choice.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import type { QuarantineChoice } from './quarantine-choice.ts';
import classes from './quarantine-filter.module.css';

interface QuarantineFilterProps {
  choice: QuarantineChoice;
  onChange(choice: QuarantineChoice): void;
}

export function QuarantineFilter({ choice, onChange }: QuarantineFilterProps) {
  const { t } = useTranslation('channels');
  const { data } = useQuery(ask(listAccounts, {}));
  return (
    <Toolbar>
      <span className={classes.filters}>
        <Choice
          label={t('filter.state')}
          isSingle
          options={(['quarantined', 'failed'] as const).map((value) => ({ value, text: t(`inState.${value}`) }))}
          chosen={choice.state === undefined ? [] : [choice.state]}
          onChange={([state]) => onChange({ ...choice, state })}
        />
        <Choice
          label={t('filter.account')}
          isSingle
          options={(data?.items ?? []).map(({ id, name }) => ({ value: id, text: name }))}
          chosen={choice.account === undefined ? [] : [choice.account]}
          onChange={([account]) => onChange({ ...choice, account })}
        />
      </span>
    </Toolbar>
  );
}
