import { Button, NumberInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getEndpoint, listBatches, MOST_PER_MINUTE, type ResendBatch, resendMany } from '#contract/deliveries';
import type { EndpointId } from '#kernel/ids';
import { useChange } from '../../lib/ask.ts';
import { call, newIntent } from '../../lib/call.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import classes from './deliveries.module.css';

interface ResendManyDialogProps {
  endpointId: EndpointId;
  /** Milliseconds: until when failures count. */
  nowMs: number;
  onClose(): void;
  onDone(batch: ResendBatch): void;
}

const HOUR_MS = 3_600_000;
const MOST_HOURS = 90 * 24;

/** What was not taken at one address, counted first and then sent again at a rate. */
export function ResendManyDialog({ endpointId, nowMs, onClose, onDone }: ResendManyDialogProps) {
  const { t } = useTranslation('deliveries');
  const [hours, setHours] = useState(48);
  const [perMinute, setPerMinute] = useState(30);
  const [lookedAt] = useDebouncedValue(hours, 300);
  const filterOf = (span: number) => ({
    endpointId,
    from: new Date(nowMs - span * HOUR_MS).toISOString(),
    to: new Date(nowMs + 60_000).toISOString(),
  });
  const counted = useQuery({
    queryKey: ['resend-many', endpointId, lookedAt, nowMs],
    queryFn: () =>
      call(resendMany, { body: { filter: filterOf(lookedAt), perMinute: 1, dryRun: true } }, { intent: newIntent() }),
  });
  const start = useChange(resendMany, {
    refreshes: [listBatches, getEndpoint],
    onDone: ({ batch }) => batch !== null && onDone(batch),
  });
  const count = counted.data?.count;
  const total = counted.data?.total ?? 0;
  const begin = () => start.mutate({ body: { filter: filterOf(hours), perMinute } });
  const number = (set: (value: number) => void, most: number) => (value: string | number) =>
    set(Math.min(Math.max(Math.round(Number(value)) || 1, 1), most));
  return (
    <Dialog title={t('many.title')} onClose={onClose}>
      <FormColumn onSubmit={begin} error={start.error}>
        <NumberInput
          label={t('many.hours')}
          value={hours}
          min={1}
          max={MOST_HOURS}
          onChange={number(setHours, MOST_HOURS)}
          data-autofocus
        />
        <NumberInput
          label={t('many.perMinute')}
          value={perMinute}
          min={1}
          max={MOST_PER_MINUTE}
          onChange={number(setPerMinute, MOST_PER_MINUTE)}
        />
        <p role="status">{count === undefined ? t('many.counting') : t('many.count', { count })}</p>
        {count !== undefined && total > count && <p>{t('many.rest', { shown: count, total })}</p>}
        <p className={classes.quiet}>{t('many.text')}</p>
        <div className={classes.form}>
          <Button type="submit" disabled={!count} loading={start.isPending}>
            {t('many.start')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('many.cancel')}
          </Button>
        </div>
      </FormColumn>
    </Dialog>
  );
}
