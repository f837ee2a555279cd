import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { getVerdict, listVerdicts, type Verdict, withdrawCorrection } from '#contract/diagnosis';
import type { TransactionUid } from '#kernel/ids';
import { useMay } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Mark } from '../../ui/mark.tsx';
import { When } from '../../ui/when.tsx';
import classes from './correction-strip.module.css';

/** What a person made of the verdict, where one did, and the way to take it back. */
export function CorrectionStrip({ verdict: { uid, correction } }: { verdict: Verdict }) {
  const { t } = useTranslation('diagnosis');
  const may = useMay()('verdict.correct');
  const withdraw = useChange(withdrawCorrection, { refreshes: [getVerdict, listVerdicts] });
  if (correction === undefined) return null;
  return (
    <div className={classes.strip}>
      <p className={classes.said}>
        <Mark tone={correction.isOnOlderFacts ? 'wait' : 'accent'} shape={correction.isOnOlderFacts ? 'clock' : 'dot'}>
          {t(correction.isOnOlderFacts ? 'correction.older' : 'correction.stands')}
        </Mark>
        <span className={classes.note}>
          {correction.byName}, <When at={correction.at} as="ago" />: {correction.note}
        </span>
      </p>
      {may && (
        <Button
          variant="default"
          size="xs"
          loading={withdraw.isPending}
          onClick={() =>
            withdraw.mutate({
              params: { uid: uid as TransactionUid /* the server named it */, correctionId: correction.id },
            })
          }
        >
          {t('correction.withdraw')}
        </Button>
      )}
      <ErrorNote error={withdraw.error} />
    </div>
  );
}
