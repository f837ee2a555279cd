import { notifications } from '@mantine/notifications';
import { type LinkProps, useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Watched } from './news.rules.ts';
import type { Notice } from './tell-of.ts';
import classes from './toast.module.css';
import { addUnseen } from './unseen.ts';

/** Long enough to read and follow; the count beside the section stays. */
const STAYS_MS = 20_000;

/** One quiet toast for all that happened at once in a section, with the way to it; the section counts it until it is looked into. */
export function useToast(): (section: Watched, news: readonly Notice[]) => void {
  const { t } = useTranslation('notices');
  const router = useRouter();
  return useCallback(
    (section, news) => {
      addUnseen(section, Math.max(1, news.length));
      const [only] = news;
      const isOne = only !== undefined && news.length === 1;
      const link: LinkProps = isOne ? only.link : { to: `/${section}` };
      const says = isOne ? t(only.says, { name: only.name, count: only.count ?? 0 }) : t(`several.${section}`);
      const id = isOne ? only.key : section;
      const follow = () => {
        notifications.hide(id);
        void router.navigate(link);
      };
      notifications.show({
        id,
        role: 'status',
        // Who looks elsewhere finds it when they come back.
        autoClose: document.hidden ? false : STAYS_MS,
        withBorder: true,
        message: (
          <span className={classes.notice}>
            {says}
            <button type="button" className={classes.way} onClick={follow}>
              {t('look')}
            </button>
          </span>
        ),
      });
    },
    [t, router],
  );
}
