import { useTranslation } from 'react-i18next';
import { type ConnectionStep, type Source, testConnection } from '#contract/gateways';
import { useChange } from '../../lib/ask.ts';
import { useOnce } from '../../lib/use-once.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Mark } from '../../ui/mark.tsx';
import classes from './connection-test.module.css';
import { useGatewayWord } from './gateway-words.ts';
import { ProblemNote } from './problem-note.tsx';

/** Asks every configured host and shows what came back, step by step. */
export function ConnectionTest({ source, onClose }: { source: Source; onClose: () => void }) {
  const { t } = useTranslation('gateways');
  const test = useChange(testConnection);
  const run = () => test.mutate({ params: { sourceId: source.id } });
  // Opening the window is the wish to test.
  useOnce(run);
  return (
    <Dialog title={`${t('report.title')}: ${source.name}`} onClose={onClose} size={620}>
      <div className={classes.body} aria-live="polite">
        {test.data === undefined && test.error === null && <p>{t('report.running')}</p>}
        <ErrorNote error={test.error} onRetry={run} />
        {test.data !== undefined && (
          <>
            <p>{test.data.ok ? t('report.ok') : t('report.bad')}</p>
            <ol>
              {test.data.steps.map((step) => (
                <Step key={`${step.request} ${step.origin}`} step={step} />
              ))}
            </ol>
          </>
        )}
      </div>
    </Dialog>
  );
}

const SIGNS = { ok: ['good', 'tick'], failed: ['bad', 'cross'], skipped: ['idle', 'ring'] } as const;

function Step({ step }: { step: ConnectionStep }) {
  const { t } = useTranslation('gateways');
  const word = useGatewayWord();
  const [tone, shape] = SIGNS[step.outcome];
  return (
    <li className={classes.step}>
      <div className={classes.line}>
        <Mark tone={tone} shape={shape}>
          {t(`outcome.${step.outcome}`)}
        </Mark>
        <span>{word('request', step.request)}</span>
        <code className={classes.origin}>{step.origin}</code>
        {step.outcome !== 'skipped' && <span className={classes.took}>{t('report.took', { ms: step.tookMs })}</span>}
        {step.rows !== undefined && <span className={classes.took}>{t('report.rows', { count: step.rows })}</span>}
      </div>
      {step.problem !== undefined && <ProblemNote problem={step.problem} />}
    </li>
  );
}
