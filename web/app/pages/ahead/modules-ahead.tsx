import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listShopHealth } from '#contract/cms-modules';
import { platformTitle } from '#kernel/platform-name';
import { ask } from '../../../lib/ask.ts';
import { AheadGroup } from './ahead-group.tsx';

const SHOWN = 3;

/** Which modules are set so that payments break. */
export function ModulesAhead() {
  const { t } = useTranslation('ahead');
  const asked = ask(listShopHealth, { query: { worst: 'breaks', q: '', limit: SHOWN + 1 } });
  const { data } = useQuery({ ...asked, refetchInterval: 60_000 });
  const lines = data?.items.slice(0, SHOWN).map((shop) => ({
    id: String(shop.shopId),
    tone: 'bad' as const,
    shape: 'cross' as const,
    name: shop.shopName ?? shop.domain ?? String(shop.shopId),
    says: [platformTitle(shop.cms, shop.cmsVersion), t('modules.findings', { count: shop.findings })]
      .filter((part) => part !== '')
      .join(' · '),
    link: { to: '/modules/$shopId', params: { shopId: String(shop.shopId) } } as const,
  }));
  return (
    <AheadGroup
      title={t('modules.title')}
      link={{ to: '/modules' }}
      lines={lines}
      more={data !== undefined && data.items.length > SHOWN ? t('more') : undefined}
      calm={t('modules.none')}
    />
  );
}
