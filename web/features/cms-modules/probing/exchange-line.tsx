import { useTranslation } from 'react-i18next';
import type { ProbeExchange } from '#contract/cms-modules/probing';
import { useProbeWords } from './probe-word.ts';
import classes from './probing.module.css';

/** One question to a shop: what came back, how long each step took, the beginning of the text as text. */
export function ExchangeLine({ exchange }: { exchange: ProbeExchange }) {
  const { t } = useTranslation('probing');
  const words = useProbeWords();
  const { what, method, url, status, problem, refusal, excerpt, timings } = exchange;
  const steps = [
    ['dns', timings.dnsMs],
    ['connect', timings.connectMs],
    ['tls', timings.tlsMs],
    ['firstByte', timings.firstByteMs],
    ['total', timings.totalMs],
  ] as const;
  return (
    <li className={classes.exchange}>
      <div className={classes.line}>
        <span>{t(`what.${what}`)}</span>
        <code>
          {method} {url}
        </code>
        <strong>{status ?? words.problem(problem ?? refusal ?? '')}</strong>
      </div>
      <div className={classes.quiet}>
        {steps
          .flatMap(([step, ms]) => (ms === undefined ? [] : `${t(`timings.${step}`)} ${t('ms', { count: ms })}`))
          .join(' · ')}
      </div>
      {status !== null && <pre className={classes.excerpt}>{excerpt === '' ? t('emptyBody') : excerpt}</pre>}
    </li>
  );
}
