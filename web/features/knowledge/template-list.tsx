import { useTranslation } from 'react-i18next';
import type { Template } from '#contract/knowledge';
import { useFormat } from '../../lib/format.ts';
import { readersHalf } from '../../lib/readers-half.rules.ts';
import { WRITTEN_IN } from './template-draft.rules.ts';
import classes from './template-list.module.css';

interface TemplateListProps {
  templates: Template[];
  cursor: number;
  onOpen(template: Template): void;
}

/** The desk's templates, most used first. */
export function TemplateList({ templates, cursor, onOpen }: TemplateListProps) {
  const { t } = useTranslation('knowledge');
  const format = useFormat();
  return (
    <ul className={classes.list}>
      {templates.map((template, at) => (
        <li key={template.id}>
          <button
            type="button"
            className={classes.line}
            data-current={at === cursor || undefined}
            onClick={() => onOpen(template)}
          >
            <code className={classes.short}>;{template.shortName}</code>
            <span className={classes.title}>{readersHalf(template.title, format.language)}</span>
            <span className={classes.quiet}>{t(`audience.${template.audience}`)}</span>
            <span className={classes.quiet}>
              {WRITTEN_IN.filter((language) => template.texts[language] !== undefined)
                .map((language) => t(`language.${language}`))
                .join(' · ')}
            </span>
            <span className={classes.used}>
              {t('used', { count: template.used, times: format.number(template.used) })}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
