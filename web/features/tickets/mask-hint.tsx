import { useTranslation } from 'react-i18next';
import { maskText } from '#kernel/mask';
import { Mark } from '../../ui/mark.tsx';
import classes from './mask-hint.module.css';

/** Says before anything is sent that a card number or a secret in it will be hidden, by the rule of the server itself. */
export function MaskHint({ texts }: { texts: readonly string[] }) {
  const { t } = useTranslation('tickets');
  if (texts.every((text) => maskText(text) === text)) return null;
  return (
    <p className={classes.hint} role="status">
      <Mark tone="wait" shape="bolt">
        {t('composer.masked')}
      </Mark>
    </p>
  );
}
