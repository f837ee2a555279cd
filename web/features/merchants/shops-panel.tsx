import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Merchant, Shop } from '#contract/merchants';
import { platformTitle } from '#kernel/platform-name';
import { useMay } from '../../lib/actor.ts';
import { useFormat } from '../../lib/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { ShopDialog } from './shop-dialog.tsx';
import classes from './shops-panel.module.css';

export function ShopsPanel({ merchant }: { merchant: Merchant }) {
  const { t } = useTranslation('merchants');
  const may = useMay();
  const format = useFormat();
  const [opened, setOpened] = useState<Shop | 'new'>();
  const mayChange = may('merchant.change');
  return (
    <Panel
      title={t('shopsTitle')}
      aside={
        mayChange && (
          <Button variant="default" onClick={() => setOpened('new')}>
            {t('addShop')}
          </Button>
        )
      }
    >
      {merchant.shops.length === 0 && <p className={classes.quiet}>{t('noShops')}</p>}
      <ul>
        {merchant.shops.map((shop) => (
          <li key={shop.id} className={classes.shop}>
            <span className={classes.name}>{shop.name ?? <em>{t('unnamedShop', { id: shop.id })}</em>}</span>
            <code>{shop.id}</code>
            <span>
              {shop.domain !== null && (
                <a href={`https://${shop.domain}`} target="_blank" rel="noreferrer">
                  {shop.domain}
                </a>
              )}
            </span>
            <span className={classes.quiet}>{platformTitle(shop.cms ?? null)}</span>
            <span className={classes.quiet}>
              {shop.accountManager?.name ?? t('firstSeen', { when: format.day(shop.firstSeenAt) })}
            </span>
            <span className={classes.actions}>
              <Link to="/transactions" search={{ shop: shop.id }}>
                {t('payments')}
              </Link>
              {mayChange && (
                <button type="button" className={classes.act} onClick={() => setOpened(shop)}>
                  {t('edit')}
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {opened !== undefined && (
        <ShopDialog
          merchant={merchant}
          {...(opened !== 'new' && { shop: opened })}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Panel>
  );
}
