import { useTranslation } from 'react-i18next';
import type { SourceProblem } from '#contract/gateways';
import { useFormat } from '../../lib/format.ts';
import { When } from '../../ui/when.tsx';
import { useGatewayWord } from './gateway-words.ts';
import classes from './problem-note.module.css';

interface ProblemNoteProps {
  problem: SourceProblem & { at?: string };
  /** How often in a row. */
  failures?: number;
}

/** What went wrong between us and the gateway, in words, with what the other side said. */
export function ProblemNote({ problem, failures = 0 }: ProblemNoteProps) {
  const { t } = useTranslation(['gateways', 'errors']);
  const format = useFormat();
  const word = useGatewayWord();
  const { kind, request, httpStatus, retryAfterSeconds, said, at } = problem;
  return (
    <div className={classes.note}>
      <p className={classes.what}>{t(`errors:problems.${kind}`)}</p>
      <p className={classes.more}>
        {at !== undefined && <When at={at} as="ago" />}
        {request !== undefined && <span>{t('asking', { request: word('request', request) })}</span>}
        {httpStatus !== undefined && <span>HTTP {httpStatus}</span>}
        {failures > 1 && <span>{t('failures', { count: failures })}</span>}
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
