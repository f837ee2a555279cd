import { useTranslation } from 'react-i18next';
import type { RuleAccuracy } from '#contract/diagnosis';
import classes from './accuracy-table.module.css';
import { ShareRight } from './share-right.tsx';
import { useRuleName } from './use-rule-name.ts';

/** Which figure's list is open. */
export interface ChosenFigure {
  rule: string;
  which: 'given' | 'corrected';
}

interface AccuracyTableProps {
  items: readonly RuleAccuracy[];
  chosen: ChosenFigure | undefined;
  onChoose(chosen: ChosenFigure): void;
}

/** How often each rule was right; each figure opens its list. */
export function AccuracyTable({ items, chosen, onChoose }: AccuracyTableProps) {
  const { t } = useTranslation('judging');
  const nameOf = useRuleName();
  const figure = (rule: string, which: ChosenFigure['which'], count: number) => (
    <button
      type="button"
      className={classes.figure}
      aria-pressed={chosen?.rule === rule && chosen.which === which}
      aria-label={t(`open.${which}`, { rule: nameOf(rule), count })}
      onClick={() => onChoose({ rule, which })}
      disabled={count === 0}
    >
      {count}
    </button>
  );
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('columns.rule')}</th>
          <th scope="col">{t('columns.given')}</th>
          <th scope="col">{t('columns.corrected')}</th>
          <th scope="col">{t('columns.right')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ rule, given, corrected }) => (
          <tr key={rule}>
            <th scope="row">{nameOf(rule)}</th>
            <td>{figure(rule, 'given', given)}</td>
            <td>{figure(rule, 'corrected', corrected)}</td>
            <td>
              <ShareRight given={given} corrected={corrected} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
