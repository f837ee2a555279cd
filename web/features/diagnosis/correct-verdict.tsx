import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Verdict } from '#contract/diagnosis';
import type { TransactionUid } from '#kernel/ids';
import { useMay } from '../../lib/actor.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import classes from './correct-verdict.module.css';

const CorrectDialog = lazy(() =>
  import('./correct-dialog.tsx').then(({ CorrectDialog: component }) => ({ default: component })),
);

/** The way to say that the verdict was another. */
export function CorrectVerdict({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation('diagnosis');
  const may = useMay()('verdict.correct');
  const [isOpen, setIsOpen] = useState(false);
  const open = () => setIsOpen(true);
  useKeys(may ? [{ keys: 'KeyB', group: t('title'), label: t('correction.open'), run: open }] : []);
  if (!may) return null;
  return (
    <>
      <button type="button" className={classes.open} onClick={open}>
        {t('correction.open')}
        <KeyHint keys="KeyB" />
      </button>
      {isOpen && (
        <Suspense>
          <CorrectDialog
            uid={verdict.uid as TransactionUid /* the server named it */}
            verdict={verdict}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
