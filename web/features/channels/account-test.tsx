import { useTranslation } from 'react-i18next';
import { type ChannelAccount, testAccount } from '#contract/channels';
import { useChange } from '../../lib/ask.ts';
import { useProblemText } from '../../lib/error-text.ts';
import { useOnce } from '../../lib/use-once.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Mark } from '../../ui/mark.tsx';
import classes from './account-test.module.css';
import { useChannelWord } from './channel-words.ts';

/** Tries the way in and the way out and shows each step; nobody is written to. */
export function AccountTest({ account, onClose }: { account: ChannelAccount; onClose: () => void }) {
  const { t } = useTranslation('channels');
  const word = useChannelWord();
  const problemText = useProblemText();
  const test = useChange(testAccount);
  const run = () => test.mutate({ params: { accountId: account.id }, body: {} });
  // Opening the window is the wish to test.
  useOnce(run);
  const steps = test.data?.steps;
  return (
    <Dialog title={t('tried.title', { name: account.name })} onClose={onClose} size={620}>
      <div className={classes.body} aria-live="polite">
        {steps === undefined && test.error === null && <p>{t('tried.running')}</p>}
        <ErrorNote error={test.error} onRetry={run} />
        {steps !== undefined && (
          <>
            <p className={classes.whole}>{steps.every(({ ok }) => ok) ? t('tried.good') : t('tried.bad')}</p>
            <ol>
              {steps.map((step) => (
                <li key={step.step} className={classes.step}>
                  <Mark tone={step.ok ? 'good' : 'bad'} shape={step.ok ? 'tick' : 'cross'}>
                    {step.ok ? t('tried.works') : t('tried.fails')}
                  </Mark>
                  <span>{word('step', step.step)}</span>
                  {step.words !== '' && <span className={classes.said}>{problemText(step.words)}</span>}
                </li>
              ))}
            </ol>
          </>
        )}
      </div>
    </Dialog>
  );
}
