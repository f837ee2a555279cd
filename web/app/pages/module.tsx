import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getShopModules, type ShopModules } from '#contract/cms-modules';
import type { TicketRow } from '#contract/tickets';
import type { ShopId } from '#kernel/ids';
import { FactTable } from '../../features/cms-modules/fact-table.tsx';
import { FindingList } from '../../features/cms-modules/finding-list.tsx';
import { InstructionPanel } from '../../features/cms-modules/instruction-panel.tsx';
import { PasteDialog } from '../../features/cms-modules/paste-dialog.tsx';
import { ConfigDiff } from '../../features/cms-modules/probing/config-diff.tsx';
import { ProbePanel } from '../../features/cms-modules/probing/probe-panel.tsx';
import { ReportsPanel } from '../../features/cms-modules/reports-panel.tsx';
import { SeverityMark } from '../../features/cms-modules/severity-mark.tsx';
import type { ToAnswer } from '../../features/cms-modules/to-answer.ts';
import { addToAnswer } from '../../features/tickets/add-to-answer.ts';
import { useOpenRequest } from '../../features/tickets/use-open-request.ts';
import { useMay, useSelf } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { useFormat } from '../../lib/format.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { say } from '../../ui/toast.ts';

/** One shop: what runs there, what is wrong with it, and the module to send. */
export function ModulePage() {
  const { t } = useTranslation('cms-modules');
  const navigate = useNavigate();
  const may = useMay();
  const params = useParams({ from: '/shell/modules/$shopId' });
  const shopId = Number(params.shopId) as ShopId; // the server judges whether it is one
  const [isPasting, setPasting] = useState(false);
  const [language, setLanguage] = useState<'ru' | 'en'>(useFormat().language);
  const { data: shop, error, refetch } = useQuery(ask(getShopModules, { params: { shopId } }));
  const mayPaste = may('module.paste') && shop !== undefined;
  useKeys([
    { keys: 'Escape', group: t('title'), label: t('back'), run: () => void navigate({ to: '/modules' }) },
    {
      keys: 'KeyL',
      group: t('title'),
      label: t('language'),
      run: () => setLanguage(language === 'ru' ? 'en' : 'ru'),
    },
    ...(mayPaste ? [{ keys: 'KeyV', group: t('title'), label: t('paste'), run: () => setPasting(true) }] : []),
  ]);
  const back = <Link to="/modules">← {t('back')}</Link>;
  if (shop === undefined) {
    return (
      <Page title={back}>
        <ErrorNote error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  return (
    <Page
      title={shop.domain ?? shop.shopName ?? t('shopNumber', { id: shop.shopId })}
      aside={back}
      actions={
        <>
          <SegmentedControl
            size="xs"
            value={language}
            onChange={setLanguage}
            aria-label={t('language')}
            data={[
              { value: 'ru', label: 'RU' },
              { value: 'en', label: 'EN' },
            ]}
          />
          {mayPaste && (
            <Button onClick={() => setPasting(true)} rightSection={<KeyHint keys="KeyV" />}>
              {t('paste')}
            </Button>
          )}
        </>
      }
    >
      <Known shop={shop} language={language} />
      {isPasting && <PasteDialog shopId={shopId} language={language} onClose={() => setPasting(false)} />}
    </Page>
  );
}

function Known({ shop, language }: { shop: ShopModules; language: 'ru' | 'en' }) {
  const { t } = useTranslation('cms-modules');
  const request = useOpenRequest(shop.merchantId);
  const toAnswer = useToAnswer(request);
  return (
    <>
      <p>
        <SeverityMark severity={shop.worst} isKnown={shop.lastSeenAt !== null} />{' '}
        <Link to="/merchants/$merchantId" params={{ merchantId: shop.merchantId }}>
          {shop.merchantName ?? t('unnamedMerchant')}
        </Link>{' '}
        · {t('shopNumber', { id: shop.shopId })}
        {request !== undefined && (
          <>
            {' · '}
            <Link to="/inbox/$ticketId" params={{ ticketId: request.id }}>
              {t('openRequest', { number: request.number })}
            </Link>
          </>
        )}
      </p>
      <Panel title={t('findings')}>
        {shop.findings.length === 0 ? (
          <p>{shop.facts.length === 0 ? t('noFacts') : t('noFindings')}</p>
        ) : (
          <FindingList findings={shop.findings} language={language} />
        )}
      </Panel>
      {shop.instruction !== null && (
        <InstructionPanel instruction={shop.instruction} language={language} toAnswer={toAnswer} />
      )}
      <ConfigDiff
        shopId={shop.shopId}
        language={language}
        instruction={shop.instruction?.words[language].text}
        toAnswer={toAnswer}
      />
      <ProbePanel shopId={shop.shopId} />
      {shop.facts.length > 0 && (
        <Panel title={t('facts')}>
          <FactTable facts={shop.facts} />
        </Panel>
      )}
      <ReportsPanel reports={shop.reports} language={language} />
    </>
  );
}

/** Words for the merchant go into one's answer to their open request. */
function useToAnswer(request: TicketRow | undefined): ToAnswer | undefined {
  const { t } = useTranslation('cms-modules');
  const self = useSelf();
  if (request === undefined) return undefined;
  const { id, number } = request;
  const add = async (text: string) => {
    await addToAnswer(self.id, id, text);
    say(t('insertedInto', { number }));
  };
  return { number, add: (text) => void add(text) };
}
