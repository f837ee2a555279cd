import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import { readersHalf } from '../../lib/readers-half.rules.ts';
import { firstWords } from './template-fit.rules.ts';
import classes from './template-list.module.css';
import { optionId, type TemplatePicker } from './use-template-picker.ts';

/** The templates that fit, over the field; the focus stays in the text. */
export function TemplateList({ picker }: { picker: TemplatePicker }) {
  const { t } = useTranslation('tickets');
  const { language } = useFormat();
  return (
    <div className={classes.list} id="templates" role="listbox" aria-label={t('templates.label')}>
      {picker.templates.map((template, at) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text, which names the active option
        <div
          key={template.id}
          id={optionId(template)}
          role="option"
          aria-selected={at === picker.at}
          className={classes.option}
          // Pressed, not clicked: the text must not lose the focus before.
          onPointerDown={(event) => {
            event.preventDefault();
            picker.choose(template);
          }}
        >
          <code className={classes.name}>;{template.shortName}</code>
          <span className={classes.title}>{readersHalf(template.title, language)}</span>
          <span className={classes.first}>
            {firstWords(template.texts[language] ?? Object.values(template.texts)[0] ?? '')}
          </span>
          {template.used > 0 && <span className={classes.used}>{t('templates.used', { count: template.used })}</span>}
        </div>
      ))}
    </div>
  );
}
