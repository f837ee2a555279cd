import IconRefresh from '@tabler/icons-react/icons/IconRefresh';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './panel.module.css';
import { When } from './when.tsx';

interface PanelProps {
  title: ReactNode;
  /** Where what is shown came from. */
  source?: ReactNode;
  /** Since when it is so. */
  at?: string | undefined;
  onReload?: (() => void) | undefined;
  isReloading?: boolean;
  aside?: ReactNode;
  children: ReactNode;
}

/** One subject on a page, with its source, its time and its own reload. */
export function Panel({ title, source, at, onReload, isReloading = false, aside, children }: PanelProps) {
  const { t } = useTranslation('ui');
  return (
    <section className={classes.panel}>
      <header className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <span className={classes.source}>
          {source}
          {source !== undefined && at !== undefined && ' · '}
          {at !== undefined && <When at={at} as="ago" />}
        </span>
        {aside}
        {onReload !== undefined && (
          <button
            type="button"
            className={classes.reload}
            data-busy={isReloading || undefined}
            aria-label={t('reload')}
            title={t('reload')}
            onClick={onReload}
          >
            <IconRefresh size={15} stroke={1.75} aria-hidden="true" />
          </button>
        )}
      </header>
      {children}
    </section>
  );
}
