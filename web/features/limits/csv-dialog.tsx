import { Button, FileButton, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importLimits, type LimitImport, listLimits } from '#contract/limits';
import { useChange } from '../../lib/ask.ts';
import { readText } from '../../lib/read-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { say } from '../../ui/toast.ts';
import { isKnownReason } from './import-reasons.ts';
import classes from './limits.module.css';

const COLUMNS =
  'terminal, kind, currency, value, window, zone, reset_clock, reset_day, refunds, counts_holds, document, agreed_by';
const MOST_SHOWN = 500;

/** Takes a list of limits; shows what would happen to each line first. */
export function CsvDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('limits');
  const [text, setText] = useState('');
  const dryRun = useChange(importLimits);
  const take = useChange(importLimits, {
    refreshes: [listLimits],
    onDone: ({ created, changed }) => {
      say(t('csv.done', { created, changed }));
      onClose();
    },
  });
  const change = (next: string) => {
    setText(next);
    dryRun.reset();
  };
  const plan = dryRun.data;
  const changes = plan === undefined ? 0 : plan.created + plan.changed;
  return (
    <Dialog title={t('csv.title')} onClose={onClose} size={820}>
      <p className={classes.hint}>
        {t('csv.text')} <code className={classes.columns}>{COLUMNS}</code>
      </p>
      <FileButton accept=".csv,text/csv" onChange={(file) => file !== null && void readText(file).then(change)}>
        {(props) => (
          <Button variant="default" {...props}>
            {t('csv.choose')}
          </Button>
        )}
      </FileButton>
      <Textarea
        aria-label={t('csv.paste')}
        placeholder={t('csv.paste')}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        minRows={5}
        maxRows={10}
        autosize
      />
      <ErrorNote error={dryRun.error ?? take.error} />
      {plan !== undefined && <Plan plan={plan} />}
      <div className={classes.actions}>
        <Button
          variant={plan === undefined ? 'filled' : 'default'}
          disabled={text.trim() === ''}
          loading={dryRun.isPending}
          onClick={() => dryRun.mutate({ body: { text, dryRun: true } })}
        >
          {t('csv.dryRun')}
        </Button>
        {changes > 0 && (
          <Button loading={take.isPending} onClick={() => take.mutate({ body: { text, dryRun: false } })}>
            {t('csv.do', { count: changes })}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function Plan({ plan }: { plan: LimitImport }) {
  const { t } = useTranslation('limits');
  const reasonText = (reason: string) => (isKnownReason(reason) ? t(`csv.reasons.${reason}`) : reason);
  return (
    <>
      <p className={classes.hint}>{t('csv.counts', plan)}</p>
      {plan.ignoredColumns.length > 0 && (
        <p className={classes.hint}>{t('csv.ignored', { columns: plan.ignoredColumns.join(', ') })}</p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={classes.overflow} tabIndex={0} aria-label={t('csv.title')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('csv.line')}</th>
              <th scope="col">{t('csv.effect')}</th>
              <th scope="col">{t('form.terminal')}</th>
              <th scope="col">{t('form.kind')}</th>
              <th scope="col">{t('form.currency')}</th>
            </tr>
          </thead>
          <tbody>
            {plan.lines.slice(0, MOST_SHOWN).map((line) => (
              <tr key={line.line}>
                <td>{line.line}</td>
                <td>
                  {t(`csv.does.${line.does}`)}
                  {line.reason !== null && `: ${reasonText(line.reason)}`}
                </td>
                <td>{line.terminalId}</td>
                <td>{line.kind}</td>
                <td>{line.currency}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
