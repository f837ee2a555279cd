import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importLimits, type LimitImport, listLimits } from '#contract/limits';
import { useChange } from '../../lib/ask.ts';
import { CsvForm, CsvPlan } from '../../ui/csv-form.tsx';
import { say } from '../../ui/toast.ts';
import { isKnownReason } from './import-reasons.ts';

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
      csv={text}
      onCsv={(next) => {
        setText(next);
        dryRun.reset();
      }}
      plan={plan && <Plan plan={plan} />}
      error={dryRun.error ?? take.error}
      isTrying={dryRun.isPending}
      isTaking={take.isPending}
      onTry={() => dryRun.mutate({ body: { text, dryRun: true } })}
      onTake={changes > 0 ? () => take.mutate({ body: { text, dryRun: false } }) : undefined}
      onClose={onClose}
    />
  );
}

function Plan({ plan }: { plan: LimitImport }) {
  const { t } = useTranslation('limits');
  const reasonText = (reason: string) => (isKnownReason(reason) ? t(`csv.reasons.${reason}`) : reason);
  const columns = plan.ignoredColumns.join(', ');
  return (
    <CsvPlan
      label={t('csv.title')}
      counts={t('csv.counts', plan)}
      ignored={columns === '' ? undefined : t('csv.ignored', { columns })}
      heads={[t('csv.line'), t('csv.effect'), t('form.terminal'), t('form.kind'), t('form.currency')]}
      lines={plan.lines.slice(0, MOST_SHOWN).map(({ line, does, reason, terminalId, kind, currency }) => ({
        line,
        does,
        cells: [
          reason === null ? t(`csv.does.${does}`) : `${t(`csv.does.${does}`)}: ${reasonText(reason)}`,
          terminalId,
          kind,
          currency,
        ],
      }))}
    />
  );
}
