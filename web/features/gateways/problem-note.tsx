import { useTranslation } from 'react-i18next';
import type { SourceProblem } from '#contract/gateways';
import { useFormat } from '../../lib/format.ts';
import { When } from '../../ui/when.tsx';
import classes from './problem-note.module.css';

/** What went wrong between us and the gateway, in words, with what the other side said. */
export function ProblemNote({ problem }: { problem: SourceProblem & { at?: string } }) {
  const { t } = useTranslation('gateways');
  const format = useFormat();
  const { kind, request, httpStatus, retryAfterSeconds, said, at } = problem;
  return (
    <div className={classes.note}>
      <p className={classes.what}>{t(`problem.${kind}`)}</p>
      <p className={classes.more}>
        {at !== undefined && <When at={at} as="ago" />}
        {request !== undefined && <span>{t('asking', { request })}</span>}
        {httpStatus !== undefined && <span>HTTP {httpStatus}</span>}
        {retryAfterSeconds !== undefined && <span>{t('retry', { span: format.span(retryAfterSeconds) })}</span>}
      </p>
      {said !== undefined && (
        <p className={classes.said}>
          {t('said')}: <q>{said}</q>
        </p>
      )}
    </div>
  );
}
