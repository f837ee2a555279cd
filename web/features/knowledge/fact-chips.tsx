import { useTranslation } from 'react-i18next';
import type { TemplateFact } from '#contract/knowledge';
import classes from './fact-chips.module.css';
import { factKey } from './fact-key.ts';

interface FactChipsProps {
  facts: readonly TemplateFact[];
  onPick(fact: TemplateFact): void;
}

/** The facts that can be put into the text; a click writes the name where the cursor is. */
export function FactChips({ facts, onPick }: FactChipsProps) {
  const { t } = useTranslation('knowledge');
  return (
    <div>
      <p className={classes.label}>{t('form.facts')}</p>
      <ul className={classes.list}>
        {facts.map((fact) => (
          <li key={fact}>
            <button type="button" className={classes.fact} onClick={() => onPick(fact)} title={`{{${fact}}}`}>
              {t(`fact.${factKey(fact)}`)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
