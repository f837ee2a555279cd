import { useTranslation } from 'react-i18next';
import { Empty } from '../ui/empty.tsx';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main>
      <Empty isPage title={t('notFound.title')}>
        {t('notFound.text')}
      </Empty>
    </main>
  );
}
