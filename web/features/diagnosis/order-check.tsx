import { useTranslation } from 'react-i18next';
import type { ExplainedVerdict, OrderCheckStep } from '#contract/diagnosis';
import { useFormat } from '../../lib/format.ts';
import { Mark } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { EvidenceLines } from './evidence-lines.tsx';
import classes from './order-check.module.css';

const MARKS = {
  passed: { tone: 'good', shape: 'tick' },
  failed: { tone: 'bad', shape: 'cross' },
  unseen: { tone: 'idle', shape: 'question' },
} as const satisfies Record<OrderCheckStep['state'], object>;

// Of ERIP nobody can be sure that the second message was taken: the step passes where there is none to take.
const isNotErip = (step: OrderCheckStep['step'], state: OrderCheckStep['state']) =>
  step === 'erip-second' && state === 'passed';

interface OrderCheckProps {
  explained: ExplainedVerdict;
  nameFact(path: string): string;
}

/** "Debited, but the order did not change": each question with its answer, and what to ask where nobody can see. */
export function OrderCheck({ explained, nameFact }: OrderCheckProps) {
  const { t } = useTranslation('diagnosis');
  const { language } = useFormat();
  const { verdict, words } = explained;
  const said = words[language].orderCheck;
  // A payment that was not made has no order to change.
  if (verdict.orderCheck.length < 2) return null;
  const first = verdict.orderCheck.findIndex(({ state }) => state === 'failed');
  return (
    <Panel title={t('orderCheck.title')} aside={<span className={classes.aside}>{t('orderCheck.aside')}</span>}>
      <ol className={classes.steps}>
        {verdict.orderCheck.map(({ step, state, evidence }, at) => (
          <li key={step} className={classes.step} data-first={at === first || undefined}>
            <span className={classes.asks}>{said[at]?.asks}</span>
            <Mark {...MARKS[state]}>{t(isNotErip(step, state) ? 'orderCheck.notErip' : `orderCheck.${state}`)}</Mark>
            {evidence.length > 0 && (
              <div className={classes.more}>
                <EvidenceLines
                  evidence={evidence}
                  said={said[at]?.evidence ?? []}
                  uid={verdict.uid}
                  nameFact={nameFact}
                />
              </div>
            )}
            {state === 'unseen' && <p className={classes.toAsk}>{said[at]?.toAsk}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
