import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getWriter, listBrokenBanks, listWriters, type Writer } from '../../../server/demo/contract.ts';
import { BreakBankDialog } from '../../features/demo/break-bank-dialog.tsx';
import { BrokenBanks } from '../../features/demo/broken-banks.tsx';
import { PaceControl } from '../../features/demo/pace-control.tsx';
import { useIsDemo } from '../../features/demo/use-is-demo.ts';
import { WriteBox } from '../../features/demo/write-box.tsx';
import { WriterList } from '../../features/demo/writer-list.tsx';
import { WritersPayments } from '../../features/demo/writers-payments.tsx';
import { WritersThread } from '../../features/demo/writers-thread.tsx';
import { ask } from '../../lib/ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './write-as.module.css';

/** The sandbox has no doorbell: what came back is looked for this often. */
const LOOK_EVERY_MS = 1_000;
/** When a bank works again nobody rings either. */
const BANKS_EVERY_MS = 10_000;

export function WriteAsPage() {
  const { t } = useTranslation('demo');
  const isDemo = useIsDemo();
  const [chosen, setChosen] = useState<Writer>();
  const [isBreaking, setIsBreaking] = useState(false);
  const { data, error } = useQuery({ ...ask(listWriters, {}), enabled: isDemo });
  const banks =
    useQuery({ ...ask(listBrokenBanks, {}), enabled: isDemo, refetchInterval: BANKS_EVERY_MS }).data?.items ?? [];
  if (!isDemo)
    return (
      <Page title={t('title')}>
        <Empty title={t('onlyDemo')}>{t('onlyDemoText')}</Empty>
      </Page>
    );
  return (
    <Page
      title={t('title')}
      width="full"
      aside={t('about')}
      actions={
        <>
          {data !== undefined && <PaceControl perSecond={data.perSecond} />}
          <Button variant="default" disabled={banks.length === 0} onClick={() => setIsBreaking(true)}>
            {t('bank.act')}
          </Button>
        </>
      }
    >
      <ErrorNote error={error} />
      <BrokenBanks banks={banks} />
      <div className={classes.columns}>
        <WriterList writers={data?.items ?? []} chosenId={chosen?.id} onChoose={setChosen} />
        {chosen === undefined ? (
          <div className={classes.nobody}>
            <Empty title={t('choose')}>{t('chooseText')}</Empty>
          </div>
        ) : (
          <Conversation key={chosen.id} writer={chosen} />
        )}
      </div>
      {isBreaking && <BreakBankDialog banks={banks} onClose={() => setIsBreaking(false)} />}
    </Page>
  );
}

function Conversation({ writer }: { writer: Writer }) {
  const [text, setText] = useState('');
  const { data, error } = useQuery({
    ...ask(getWriter, { params: { writerId: writer.id } }),
    refetchInterval: LOOK_EVERY_MS,
  });
  const lines = data?.lines ?? [];
  const hasMail = lines.some(({ channel, from }) => channel === 'email' && from === 'desk');
  return (
    <>
      <div className={classes.middle}>
        <ErrorNote error={error} />
        <WritersThread lines={lines} />
        <WriteBox writer={writer} text={text} hasMail={hasMail} onText={setText} />
      </div>
      <WritersPayments payments={data?.payments ?? []} onPick={setText} />
    </>
  );
}
