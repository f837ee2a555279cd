import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listShopHealth } from '#contract/cms-modules';
import type { MerchantId, ShopId } from '#kernel/ids';
import type { Language } from '#kernel/language';
import { platformTitle } from '#kernel/platform-name';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { Panel } from '../../ui/panel.tsx';
import classes from './finding-list.module.css';
import { PasteDialog } from './paste-dialog.tsx';
import { SeverityMark } from './severity-mark.tsx';

interface MerchantModulesProps {
  merchantId: MerchantId;
  /** In which the merchant is written to. */
  language: Language | null;
}

/** What each shop of a merchant runs, and the worst that was found there. */
export function MerchantModules({ merchantId, language }: MerchantModulesProps) {
  const { t } = useTranslation('cms-modules');
  const may = useMay();
  const [pasting, setPasting] = useState<ShopId>();
  const { data } = useQuery(ask(listShopHealth, { query: { merchantId, limit: 50 } }));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Panel title={t('ofMerchant')}>
      {data.items.map((shop) => (
        <div key={shop.shopId} className={classes.head}>
          <SeverityMark severity={shop.worst} isKnown={shop.lastSeenAt !== null} />
          <Link to="/modules/$shopId" params={{ shopId: String(shop.shopId) }}>
            {shop.domain ?? shop.shopName ?? t('shopNumber', { id: shop.shopId })}
          </Link>
          <span className={classes.quiet}>
            {[platformTitle(shop.cms, shop.cmsVersion), shop.module, shop.moduleVersion]
              .filter((part) => part !== null && part !== '')
              .join(' · ')}
          </span>
          {may('module.paste') && (
            <Button size="compact-xs" variant="default" onClick={() => setPasting(shop.shopId)}>
              {t('paste')}
            </Button>
          )}
        </div>
      ))}
      {pasting !== undefined && (
        <PasteDialog
          shopId={pasting}
          language={language === 'en' ? 'en' : 'ru'}
          onClose={() => setPasting(undefined)}
        />
      )}
    </Panel>
  );
}
