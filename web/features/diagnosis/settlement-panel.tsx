import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listMerchantSettlements, type MerchantSettlement } from '#contract/diagnosis';
import type { MerchantId } from '#kernel/ids';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { useFormat } from '../../lib/format.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import small from '../../ui/small-button.module.css';
import { BANK_DAYS } from './bank-days.ts';
import classes from './settlement-panel.module.css';
import { TermsDialog } from './terms-dialog.tsx';

/** When each acquirer's money comes to the merchant, and what a payment of this moment would get. */
export function SettlementPanel({ merchantId }: { merchantId: MerchantId }) {
  const { t } = useTranslation('judging');
  const mayChange = useMay()('acquirer.change');
  const [opened, setOpened] = useState<MerchantSettlement>();
  const { data, error, refetch } = useQuery(ask(listMerchantSettlements, { params: { merchantId } }));
  if (data?.items.length === 0) return null;
  return (
    <Panel title={t('settlement.title')}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      <ul className={classes.list}>
        {(data?.items ?? []).map((settlement) => (
          <li key={settlement.acquirerId} className={classes.line}>
            <span className={classes.name}>{settlement.acquirer}</span>
            <Terms settlement={settlement} />
            {mayChange && (
              <button type="button" className={small.act} onClick={() => setOpened(settlement)}>
                {t('settlement.change')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {opened !== undefined && (
        <TermsDialog merchantId={merchantId} settlement={opened} onClose={() => setOpened(undefined)} />
      )}
    </Panel>
  );
}

function Terms({ settlement: { terms, isOwn, expected, zone } }: { settlement: MerchantSettlement }) {
  const { t } = useTranslation('judging');
  const format = useFormat();
  if (terms === null) return <span className={classes.quiet}>{t('settlement.none')}</span>;
  const { cutOff, acquirerDays, providerDays, payOutDays } = terms;
  const days = payOutDays?.map((day) => t(`weekday.${BANK_DAYS[day - 1] ?? 'mon'}`)).join(', ');
  return (
    <span className={classes.terms}>
      {t(providerDays === 0 ? 'settlement.termsSameDay' : 'settlement.terms', {
        cutOff,
        zone,
        acquirerDays,
        providerDays,
      })}
      {days !== undefined && ` ${t('settlement.payOut', { days })}`}
      <span className={classes.quiet}>
        {' '}
        {t(isOwn ? 'settlement.own' : 'settlement.usual')}
        {expected !== null && ` · ${t('settlement.now', { day: format.day(expected.paysOutOn) })}`}
      </span>
    </span>
  );
}
