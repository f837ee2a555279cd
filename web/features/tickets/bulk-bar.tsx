import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#contract/tickets';
import type { Action } from '#kernel/permissions';
import { useMay } from '../../lib/actor.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import classes from './bulk-bar.module.css';
import type { BulkDialog } from './bulk-dialogs.tsx';
import { useBulkActs } from './use-bulk-acts.ts';

// None of them belongs to the first screen.
const BulkDialogs = lazy(async () => ({ default: (await import('./bulk-dialogs.tsx')).BulkDialogs }));

interface BulkBarProps {
  rows: readonly TicketRow[];
  onDone(ids: ReadonlySet<string>): void;
  onClear(): void;
}

/** What can be done with all chosen tickets. Its keys come before those of the ticket that is open. */
export function BulkBar({ rows, onDone, onClear }: BulkBarProps) {
  const { t } = useTranslation('tickets');
  const may = useMay();
  const acts = useBulkActs(rows, onDone);
  const [dialog, setDialog] = useState<BulkDialog>(undefined);
  const all: [name: 'take' | 'snooze' | 'topic' | 'close', keys: string, needs: Action, run: () => void][] = [
    ['take', 'KeyI', 'ticket.assign', acts.take],
    ['snooze', 'KeyS', 'ticket.change', () => setDialog('snooze')],
    ['topic', 'KeyY', 'ticket.change', () => setDialog('topic')],
    ['close', 'KeyE', 'ticket.change', () => setDialog('close')],
  ];
  const possible = all.filter(([, , needs]) => may(needs));
  const group = t('bulk.keys');
  useKeys(
    rows.length === 0
      ? []
      : [
          ...possible.map(([name, keys, , run]) => ({ keys, group, label: t(`bulk.${name}`), run })),
          { keys: 'Escape', group, label: t('bulk.letGo'), run: onClear },
        ],
    { isFirst: true },
  );
  return (
    <>
      {rows.length > 0 && (
        <section className={classes.bar} aria-label={t('bulk.label')}>
          <span className={classes.count} role="status">
            {t('bulk.chosen', { count: rows.length })}
          </span>
          {possible.map(([name, keys, , run]) => (
            <button key={name} type="button" className={classes.act} disabled={acts.isBusy} onClick={run}>
              {t(`bulk.${name}`)} <KeyHint keys={keys} />
            </button>
          ))}
          <button type="button" className={classes.act} onClick={onClear}>
            {t('bulk.letGo')} <KeyHint keys="Escape" />
          </button>
        </section>
      )}
      <Suspense>
        {(dialog !== undefined || acts.refused.length > 0) && (
          <BulkDialogs dialog={dialog} acts={acts} onClose={() => setDialog(undefined)} />
        )}
      </Suspense>
    </>
  );
}
