import { useTranslation } from 'react-i18next';
import { Mark } from '../../ui/mark.tsx';
import classes from './mask-hint.module.css';
import { useMasked } from './use-masked.ts';

/** Says before anything is sent that a card number or a secret in it will be hidden. */
export function MaskHint({ texts }: { texts: readonly string[] }) {
  const { t } = useTranslation('tickets');
  if (!useMasked(texts)) return null;
  return (
    <p className={classes.hint} role="status">
      <Mark tone="wait" shape="bolt">
        {t('composer.masked')}
      </Mark>
    </p>
  );
}
