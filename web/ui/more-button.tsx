import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './toolbar.module.css';

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
}

/** The next page of a list, while there is one. */
export function MoreButton({ query }: { query: Pages }) {
  const { t } = useTranslation('ui');
  if (!query.hasNextPage) return null;
  return (
    <Button
      variant="default"
      className={classes.more ?? ''}
      loading={query.isFetchingNextPage}
      onClick={() => void query.fetchNextPage()}
    >
      {t('showMore')}
    </Button>
  );
}
