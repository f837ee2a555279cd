import { useTranslation } from 'react-i18next';
import type { Merchant } from '#contract/merchants';
import { LinksPanel } from '../../features/status-pages/links-panel.tsx';
import { PutIntoAnswer } from '../../features/tickets/put-into-answer.tsx';
import { useMay } from '../../lib/actor.ts';

/** The links to a merchant's page; a new one can go straight into an answer to them. */
export function MerchantLinks({ merchant }: { merchant: Merchant }) {
  const { t } = useTranslation('status-pages');
  const may = useMay();
  if (merchant.mergedInto !== null || !may('status-link.read')) return null;
  return (
    <LinksPanel
      merchantId={merchant.id}
      passOn={(address) => (
        <PutIntoAnswer merchantId={merchant.id} text={address} label={(number) => t('intoAnswer', { number })} />
      )}
    />
  );
}
