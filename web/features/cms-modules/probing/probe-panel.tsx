import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { askForProbe, getProbeDesk, type Probe, type ProbeDesk } from '#contract/cms-modules/probing';
import type { ShopId } from '#kernel/ids';
import { useMay } from '../../../lib/actor.ts';
import { useChange } from '../../../lib/ask.ts';
import { useFormat } from '../../../lib/format.ts';
import { useKeys } from '../../../lib/keyboard.ts';
import { useNowMs } from '../../../lib/now.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ExchangeLine } from './exchange-line.tsx';
import { ProbeFacts } from './probe-facts.tsx';
import { useProbeWords } from './probe-word.ts';
import classes from './probing.module.css';
import { SeverityMark } from './severity-mark.tsx';
import { TestNotification } from './test-notification.tsx';
import { useProbeDesk } from './use-probe-desk.ts';

/** A shop as a stranger sees it: its name, its certificate, its notification address, and a look on demand. */
export function ProbePanel({ shopId }: { shopId: ShopId }) {
  const { t } = useTranslation('probing');
  const may = useMay();
  const { data: desk, error, refetch } = useProbeDesk(shopId);
  const look = useChange(askForProbe, { refreshes: [getProbeDesk] });
  const isBusy = look.isPending || (desk?.pending ?? null) !== null;
  const mayLook = may('shop.probe') && desk?.host != null && !isBusy;
  const begin = () => look.mutate({ params: { shopId } });
  useKeys(mayLook ? [{ keys: 'KeyO', group: t('title'), label: t('look'), run: begin }] : []);
  return (
    <Panel
      title={t('title')}
      at={desk?.look?.finishedAt ?? undefined}
      aside={
        may('shop.probe') && (
          <Button
            variant="default"
            disabled={desk?.host == null}
            loading={isBusy}
            onClick={begin}
            rightSection={<KeyHint keys="KeyO" />}
          >
            {t('look')}
          </Button>
        )
      }
    >
      <ErrorNote error={error} onRetry={() => void refetch()} />
      <ErrorNote error={look.error} />
      {desk !== undefined && (
        <div aria-live="polite">
          <Pace desk={desk} isRefused={look.error?.reason === 'host-asked-moments-ago'} />
          {desk.pending !== null && <p>{t('looking')}</p>}
          <ProbeFacts desk={desk} />
          {desk.look === null ? (
            desk.pending === null && desk.host !== null && <p>{t('never')}</p>
          ) : (
            <Look probe={desk.look} />
          )}
          <TestNotification desk={desk} />
        </div>
      )}
    </Panel>
  );
}

/** Said where it answers a question: after a refusal, with the time that is left. */
function Pace({ desk: { lastAskedAt, notBefore }, isRefused }: { desk: ProbeDesk; isRefused: boolean }) {
  const { t } = useTranslation('probing');
  const format = useFormat();
  const now = useNowMs();
  if (!isRefused || lastAskedAt === null || notBefore === null) return null;
  return (
    <p>
      {t('asked', {
        ago: format.ago(lastAskedAt, Math.max(now, Date.parse(lastAskedAt))),
        when: format.ago(notBefore, now),
      })}
    </p>
  );
}

function Look({ probe: { findings, refusal, sight } }: { probe: Probe }) {
  const { t } = useTranslation('probing');
  const words = useProbeWords();
  return (
    <>
      {refusal !== null && <p>{words.refusal(refusal)}</p>}
      <ul className={classes.list}>
        {findings.map((finding) => (
          <li key={finding.check} className={classes.finding}>
            <SeverityMark severity={finding.severity} />
            <span>{words.finding(finding)}</span>
          </li>
        ))}
      </ul>
      {sight !== null && (
        <details>
          <summary>{t('exchanges')}</summary>
          <ul className={classes.list}>
            {sight.exchanges.map((exchange) => (
              <ExchangeLine key={exchange.what} exchange={exchange} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
