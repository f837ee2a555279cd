import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importMerchants, listMerchants, type MerchantImport } from '#contract/merchants';
import { useChange } from '../../lib/ask.ts';
import { CsvForm, CsvPlan } from '../../ui/csv-form.tsx';
import { say } from '../../ui/toast.ts';
import { en } from './words.en.ts';

const COLUMNS =
  'merchant_number, merchant_name, vertical, language, account_manager, shop_id, shop_name, domain, cms, contact_name, contact_email, contact_phone';
const MOST_SHOWN = 500;

type KnownReason = keyof typeof en.csv.reasons;
const isKnown = (reason: string): reason is KnownReason => Object.hasOwn(en.csv.reasons, reason);

/** Takes a list of merchants, shops and contacts; shows what would happen first. */
export function CsvDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('merchants');
  const [csv, setCsv] = useState('');
  const dryRun = useChange(importMerchants);
  const take = useChange(importMerchants, {
    refreshes: [listMerchants],
    onDone: (done) => {
      say(t('csv.done', done));
      onClose();
    },
  });
  const plan = dryRun.data;
  const changes = plan === undefined ? 0 : plan.created + plan.changed;
  return (
    <CsvForm
      words={{
        title: t('csv.title'),
        text: t('csv.text'),
        choose: t('csv.choose'),
        paste: t('csv.paste'),
        dryRun: t('csv.dryRun'),
        take: t('csv.do', { count: changes }),
      }}
      columns={COLUMNS}
      csv={csv}
      onCsv={(text) => {
        setCsv(text);
        dryRun.reset();
      }}
      plan={plan && <Plan plan={plan} />}
      error={dryRun.error ?? take.error}
      isTrying={dryRun.isPending}
      isTaking={take.isPending}
      onTry={() => dryRun.mutate({ body: { csv, dryRun: true } })}
      onTake={changes > 0 ? () => take.mutate({ body: { csv, dryRun: false } }) : undefined}
      onClose={onClose}
    />
  );
}

function Plan({ plan }: { plan: MerchantImport }) {
  const { t } = useTranslation('merchants');
  const [onlyNews, setOnlyNews] = useState(true);
  const reasonText = (reason: string) => (isKnown(reason) ? t(`csv.reasons.${reason}`) : reason);
  const columns = plan.ignoredColumns.join(', ');
  return (
    <CsvPlan
      label={t('csv.title')}
      counts={t('csv.counts', plan)}
      ignored={columns === '' ? undefined : t('csv.ignored', { columns })}
      choice={
        <Checkbox
          label={t('csv.onlyNews')}
          checked={onlyNews}
          onChange={(event) => setOnlyNews(event.currentTarget.checked)}
        />
      }
      heads={[t('csv.line'), t('csv.effect'), t('csv.merchant'), t('csv.shop'), t('csv.fields')]}
      lines={plan.lines
        .filter(({ does }) => !onlyNews || does !== 'nothing')
        .slice(0, MOST_SHOWN)
        .map(({ line, does, merchant, shopId, reason, fields }) => ({
          line,
          does,
          cells: [t(`csv.does.${does}`), merchant, shopId, reason === null ? fields.join(', ') : reasonText(reason)],
        }))}
    />
  );
}
