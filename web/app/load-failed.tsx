import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Empty } from '../ui/empty.tsx';

/** Shown in place of a page that could not be loaded or failed while it was drawn. */
export function LoadFailed() {
  const { t } = useTranslation();
  return (
    <main>
      <Empty
        isPage
        title={t('loadFailed.title')}
        action={<Button onClick={() => location.reload()}>{t('loadFailed.reload')}</Button>}
      >
        {t('loadFailed.text')}
      </Empty>
    </main>
  );
}
