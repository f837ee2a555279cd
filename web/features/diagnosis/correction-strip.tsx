import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExplainedVerdict, getVerdict, listVerdicts, withdrawCorrection } from '#contract/diagnosis';
import type { TransactionUid } from '#kernel/ids';
import { useMay } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Mark } from '../../ui/mark.tsx';
import { When } from '../../ui/when.tsx';
import classes from './correction-strip.module.css';

const CorrectDialog = lazy(() =>
  import('./correct-dialog.tsx').then(({ CorrectDialog: component }) => ({ default: component })),
);

/** What a person made of the verdict, and the way to say that it was another. */
export function CorrectionStrip({ explained }: { explained: ExplainedVerdict }) {
  const { t } = useTranslation('diagnosis');
  const may = useMay()('verdict.correct');
  const [isOpen, setIsOpen] = useState(false);
  const { verdict } = explained;
  const uid = verdict.uid as TransactionUid; // the server named it
  const withdraw = useChange(withdrawCorrection, { refreshes: [getVerdict, listVerdicts] });
  const open = () => setIsOpen(true);
  useKeys(may ? [{ keys: 'KeyB', group: t('title'), label: t('correction.open'), run: open }] : []);
  const { correction } = verdict;
  if (correction === undefined && !may) return null;
  return (
    <div className={classes.strip}>
      {correction !== undefined && (
        <p className={classes.said}>
          <Mark
            tone={correction.isOnOlderFacts ? 'wait' : 'accent'}
            shape={correction.isOnOlderFacts ? 'clock' : 'dot'}
          >
            {t(correction.isOnOlderFacts ? 'correction.older' : 'correction.stands')}
          </Mark>
          <span className={classes.note}>
            {correction.byName}, <When at={correction.at} as="ago" />: {correction.note}
          </span>
        </p>
      )}
      {may && (
        <span className={classes.acts}>
          {correction !== undefined && (
            <Button
              variant="default"
              size="xs"
              loading={withdraw.isPending}
              onClick={() => withdraw.mutate({ params: { uid, correctionId: correction.id } })}
            >
              {t('correction.withdraw')}
            </Button>
          )}
          <Button variant="default" size="xs" onClick={open} rightSection={<KeyHint keys="KeyB" />}>
            {t('correction.open')}
          </Button>
        </span>
      )}
      <ErrorNote error={withdraw.error} />
      {isOpen && (
        <Suspense>
          <CorrectDialog uid={uid} verdict={verdict} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}
