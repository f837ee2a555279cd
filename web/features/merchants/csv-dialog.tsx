import { Button, Checkbox, FileButton, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importMerchants, listMerchants, type MerchantImport } from '#contract/merchants';
import { useChange } from '../../lib/ask.ts';
import { readText } from '../../lib/read-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { say } from '../../ui/toast.ts';
import classes from './csv-dialog.module.css';
import { en } from './words.en.ts';

const COLUMNS =
  'merchant_number, merchant_name, vertical, language, account_manager, shop_id, shop_name, domain, cms, contact_name, contact_email, contact_phone';

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
  const change = (text: string) => {
    setCsv(text);
    dryRun.reset();
  };
  const plan = dryRun.data;
  const changes = plan === undefined ? 0 : plan.created + plan.changed;
  return (
    <Dialog title={t('csv.title')} onClose={onClose} size={820}>
      <div className={classes.body}>
        <p>
          {t('csv.text')} <code className={classes.columns}>{COLUMNS}</code>
        </p>
        <div className={classes.actions}>
          <FileButton accept=".csv,text/csv" onChange={(file) => file !== null && void readText(file).then(change)}>
            {(props) => (
              <Button variant="default" {...props}>
                {t('csv.choose')}
              </Button>
            )}
          </FileButton>
        </div>
        <Textarea
          aria-label={t('csv.paste')}
          placeholder={t('csv.paste')}
          value={csv}
          onChange={(event) => change(event.currentTarget.value)}
          minRows={5}
          maxRows={10}
          autosize
          classNames={{ input: classes.csv ?? '' }}
        />
        <ErrorNote error={dryRun.error ?? take.error} />
        {plan !== undefined && <Plan plan={plan} />}
        <div className={classes.actions}>
          <Button
            variant={plan === undefined ? 'filled' : 'default'}
            disabled={csv.trim() === ''}
            loading={dryRun.isPending}
            onClick={() => dryRun.mutate({ body: { csv, dryRun: true } })}
          >
            {t('csv.dryRun')}
          </Button>
          {changes > 0 && (
            <Button loading={take.isPending} onClick={() => take.mutate({ body: { csv, dryRun: false } })}>
              {t('csv.do', { count: changes })}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function Plan({ plan }: { plan: MerchantImport }) {
  const { t } = useTranslation('merchants');
  const [onlyNews, setOnlyNews] = useState(true);
  const reasonText = (reason: string) => (isKnown(reason) ? t(`csv.reasons.${reason}`) : reason);
  const lines = plan.lines.filter((line) => !onlyNews || line.does !== 'nothing').slice(0, 500);
  return (
    <div>
      <p className={classes.counts}>{t('csv.counts', plan)}</p>
      {plan.ignoredColumns.length > 0 && (
        <p className={classes.unknown}>{t('csv.ignored', { columns: plan.ignoredColumns.join(', ') })}</p>
      )}
      <Checkbox
        label={t('csv.onlyNews')}
        checked={onlyNews}
        onChange={(event) => setOnlyNews(event.currentTarget.checked)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('csv.title')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('csv.line')}</th>
              <th scope="col">{t('csv.effect')}</th>
              <th scope="col">{t('csv.merchant')}</th>
              <th scope="col">{t('csv.shop')}</th>
              <th scope="col">{t('csv.fields')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.line} data-does={line.does}>
                <td>{line.line}</td>
                <td className={classes.does}>{t(`csv.does.${line.does}`)}</td>
                <td>{line.merchant}</td>
                <td>{line.shopId}</td>
                <td>{line.reason === null ? line.fields.join(', ') : reasonText(line.reason)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
