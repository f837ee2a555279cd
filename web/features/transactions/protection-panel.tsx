import { useTranslation } from 'react-i18next';
import type { ProtectionResult } from '#contract/transactions';
import type { Currency } from '#kernel/money';
import { useFormat } from '../../lib/format.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';

interface ProtectionPanelProps {
  protection: ProtectionResult;
  currency: Currency | undefined;
}

/** What the provider's own limits, lists and rules said before the acquirer was asked. */
export function ProtectionPanel({ protection, currency }: ProtectionPanelProps) {
  const { t } = useTranslation('transactions');
  const format = useFormat();
  const { currentVolumeMinor: volume } = protection;
  return (
    <Panel title={t('detail.protection')}>
      <Facts>
        <Fact label={t('detail.protectionStatus')}>{joined(protection.status, protection.message)}</Fact>
        <Fact label={t('detail.exceeded')}>
          {protection.exceeded?.map((what) => t(`detail.exceededWhat.${what}`)).join(', ')}
        </Fact>
        <Fact label={t('detail.currentVolume')}>
          {volume !== undefined && currency !== undefined ? format.money({ minor: volume, currency }) : undefined}
        </Fact>
        <Fact label={t('detail.currentCount')}>{protection.currentCount?.toString()}</Fact>
        <Fact label={t('detail.blackListed')}>{protection.blackListed?.join(', ')}</Fact>
        <Fact label={t('detail.rejectedRule')}>{protection.rejectedRule}</Fact>
        <Fact label={t('detail.routing')}>{joined(protection.routingStatus, protection.routingMessage)}</Fact>
        <Fact label={t('detail.avs')}>{protection.avsResult}</Fact>
        <Fact label={t('detail.cvc')}>{protection.cvcResult}</Fact>
      </Facts>
    </Panel>
  );
}

const joined = (...parts: (string | undefined)[]) => parts.filter((part) => part !== undefined).join(' · ');
