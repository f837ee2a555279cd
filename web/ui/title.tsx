import { useTranslation } from 'react-i18next';

/** What the tab of the browser says. */
export function Title({ children }: { children: string }) {
  const { t } = useTranslation('ui');
  return <title>{`${children} — ${t('product')}`}</title>;
}
