import { useTranslation } from 'react-i18next';
import type { ChannelAccount } from '#contract/channels';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { Dial, Dials } from '../../ui/dials.tsx';
import { When } from '../../ui/when.tsx';
import { asksByItself } from './account-state.rules.ts';

/** A link that asks by itself and has been silent for longer is worth a colour. */
const LATE_MS = 12 * 60_000;

/** How an account stands: when something last came and went, and what waits. */
export function AccountReadings({ account }: { account: ChannelAccount }) {
  const { t } = useTranslation('channels');
  const format = useFormat();
  const now = useNowMs();
  const { lastReceivedAt, lastSentAt, lastSuccessAt, queued, balance, paused } = account;
  const silentMs = lastSuccessAt === null ? 0 : Math.max(0, now - Date.parse(lastSuccessAt));
  return (
    <Dials>
      <Dial label={t('lastReceived')}>
        {lastReceivedAt === null ? t('never') : <When at={lastReceivedAt} as="ago" />}
      </Dial>
      <Dial label={t('lastSent')}>{lastSentAt === null ? t('never') : <When at={lastSentAt} as="ago" />}</Dial>
      {asksByItself(account) && (
        <Dial label={t('lag')} isLate={!paused && silentMs > LATE_MS}>
          {lastSuccessAt === null ? t('notYet') : <When at={lastSuccessAt} as="ago" />}
        </Dial>
      )}
      <Dial label={t('waiting')} isLate={balance.waiting > 100}>
        {format.number(balance.waiting)}
      </Dial>
      <Dial label={t('queued')} isLate={queued > 100}>
        {format.number(queued)}
      </Dial>
    </Dials>
  );
}
