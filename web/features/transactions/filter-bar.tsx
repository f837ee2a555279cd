import { useTranslation } from 'react-i18next';
import { TransactionStatus, TransactionType } from '#contract/gateways';
import { Chip } from '../../ui/chip.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DayRange } from '../../ui/day-range.tsx';
import classes from './filter-bar.module.css';
import type { Filter } from './list-query.ts';
import { StatusMark } from './status-mark.tsx';

interface FilterBarProps {
  filter: Filter;
  /** How the merchant of the filter is called. */
  merchantName: string | undefined;
  onChange(next: Filter): void;
}

const CURRENCIES = ['BYN', 'USD', 'EUR', 'RUB'] as const;
const cut = (text: string | undefined) => (text === undefined ? [] : text.split(','));
const join = (list: string[]) => (list.length === 0 ? undefined : list.join(','));

export function FilterBar({ filter, merchantName, onChange }: FilterBarProps) {
  const { t } = useTranslation('transactions');
  const types = TransactionType.options.map((type) => ({ value: type, text: t(`type.${type}`) }));
  const statuses = TransactionStatus.options.map((status) => ({ value: status, text: <StatusMark status={status} /> }));
  const modes = [
    { value: 'live', text: t('filter.live') },
    { value: 'test', text: t('filter.test') },
  ];
  const mode = filter.test === undefined ? [] : [filter.test ? 'test' : 'live'];
  return (
    <fieldset className={classes.bar}>
      <legend className="for-readers">{t('filter.label')}</legend>
      <Choice<string>
        label={t('filter.status')}
        options={statuses}
        chosen={cut(filter.status)}
        onChange={(list) => onChange({ status: join(list) })}
      />
      <Choice<string>
        label={t('filter.type')}
        options={types}
        chosen={cut(filter.type)}
        onChange={(list) => onChange({ type: join(list) })}
      />
      <Choice<string>
        isSingle
        label={t('filter.currency')}
        options={CURRENCIES.map((currency) => ({ value: currency, text: currency }))}
        chosen={cut(filter.currency)}
        onChange={([currency]) => onChange({ currency })}
      />
      <Choice<string>
        isSingle
        label={t('filter.mode')}
        options={modes}
        chosen={mode}
        onChange={([chosen]) => onChange({ test: chosen === undefined ? undefined : chosen === 'test' })}
      />
      <DayRange
        label={t('filter.period')}
        from={filter.from}
        to={filter.to}
        onChange={({ from, to }) => onChange({ from, to })}
      />
      <Places filter={filter} merchantName={merchantName} onChange={onChange} />
    </fieldset>
  );
}

/** What a link from another page narrowed the list to: seen, and taken away by its cross. */
function Places({ filter, merchantName, onChange }: FilterBarProps) {
  const { t } = useTranslation('transactions');
  const chips = [
    { field: 'merchant', kind: t('filter.merchant'), text: filter.merchant && (merchantName ?? '…') },
    { field: 'shop', kind: t('filter.shop'), text: filter.shop?.toString() },
    { field: 'method', kind: t('columns.method'), text: filter.method },
  ] as const;
  return chips.map(
    ({ field, kind, text }) =>
      text !== undefined && (
        <Chip key={field} kind={kind} name={`${kind} ${text}`} onDrop={() => onChange({ [field]: undefined })}>
          {text}
        </Chip>
      ),
  );
}
