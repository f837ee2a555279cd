import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askForTestNotification, getProbeDesk, type ProbeDesk, type TestAnswer } from '#contract/cms-modules/probing';
import { useMay } from '../../../lib/actor.ts';
import { useChange } from '../../../lib/ask.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { When } from '../../../ui/when.tsx';
import { ExchangeLine } from './exchange-line.tsx';
import { useProbeWords } from './probe-word.ts';
import classes from './probing.module.css';

const SIGNS: Record<TestAnswer, readonly ['good', 'tick'] | readonly ['bad', 'cross']> = {
  accepted: ['good', 'tick'],
  'refused-by-module': ['good', 'tick'],
  unauthorized: ['bad', 'cross'],
  'not-a-module': ['bad', 'cross'],
  'no-answer': ['bad', 'cross'],
  'not-sent': ['bad', 'cross'],
};

/** A signed notification of a payment that never was, sent on purpose; what the shop answered to the last one. */
export function TestNotification({ desk }: { desk: ProbeDesk }) {
  const { t } = useTranslation('probing');
  const may = useMay();
  const [isAsking, setIsAsking] = useState(false);
  const send = useChange(askForTestNotification, { refreshes: [getProbeDesk], onDone: () => setIsAsking(false) });
  const url = desk.notification?.url;
  return (
    <section aria-label={t('test.title')}>
      <div className={classes.ask}>
        {may('shop.test-notification') && (
          <Button
            variant="default"
            disabled={!desk.maySign || url === undefined || desk.pending !== null}
            onClick={() => setIsAsking(true)}
          >
            {t('test.send')}
          </Button>
        )}
        {!desk.maySign && <span className={classes.quiet}>{t('test.noKey')}</span>}
      </div>
      <LastTest desk={desk} />
      {isAsking && url !== undefined && (
        <Dialog title={t('test.title')} onClose={() => setIsAsking(false)}>
          <p>{t('test.question', { url })}</p>
          <ErrorNote error={send.error} />
          <div className={classes.actions}>
            <Button loading={send.isPending} onClick={() => send.mutate({ params: { shopId: desk.shopId } })}>
              {t('test.confirm')}
            </Button>
            <Button variant="default" onClick={() => setIsAsking(false)}>
              {t('test.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

function LastTest({ desk: { testNotification: last } }: { desk: ProbeDesk }) {
  const { t } = useTranslation('probing');
  const words = useProbeWords();
  if (last === null) return <p className={classes.quiet}>{t('test.never')}</p>;
  const [tone, shape] = SIGNS[last.answer ?? 'not-sent'];
  return (
    <>
      <p>
        <Mark tone={tone} shape={shape} isSentence>
          {last.answer === null ? words.refusal(last.refusal ?? '') : t(`test.answer.${last.answer}`)}
        </Mark>{' '}
        <span className={classes.quiet}>
          <When at={last.askedAt} as="ago" />
        </span>
      </p>
      <ul className={classes.list}>
        {last.sight?.exchanges.map((exchange) => (
          <ExchangeLine key={exchange.what} exchange={exchange} />
        ))}
      </ul>
    </>
  );
}
