import IconChevronDown from '@tabler/icons-react/icons/IconChevronDown';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '#contract/answers';
import { useFormat } from '../../lib/format.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Mark } from '../../ui/mark.tsx';
import classes from './verdict-line.module.css';

interface VerdictLineProps {
  suggestion: Suggestion | undefined;
  /** The payment in a few words: amount, card, time. */
  payment: ReactNode;
  /** Everything about the verdict, opened by V. */
  children: ReactNode;
}

/** What happened, in one line above the thread; V opens the whole of it. */
export function VerdictLine({ suggestion, payment, children }: VerdictLineProps) {
  const { t } = useTranslation('answers');
  const { language } = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const attached = suggestion?.attached ?? null;
  const verdict = attached?.verdict ?? null;
  const isOn = attached !== null;
  useKeys(isOn ? [{ keys: 'KeyV', group: t('keys'), label: t('verdictKey'), run: () => setIsOpen(!isOpen) }] : []);
  if (!isOn) return <NoPayment suggestion={suggestion} />;
  const isFine = verdict?.side === 'none';
  return (
    <>
      <button type="button" className={classes.line} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <Mark tone={isFine ? 'good' : 'bad'} shape={isFine ? 'tick' : 'cross'} />
        <span className={classes.headline}>{verdict === null ? t('noVerdict') : verdict.headline[language]}</span>
        <span className={classes.payment}>{payment}</span>
        <KeyHint keys="KeyV" />
        <IconChevronDown size={15} stroke={1.75} aria-hidden="true" className={classes.turn} />
      </button>
      {isOpen && <div className={classes.whole}>{children}</div>}
    </>
  );
}

function NoPayment({ suggestion }: Pick<VerdictLineProps, 'suggestion'>) {
  const { t } = useTranslation('answers');
  const found = suggestion?.candidates.length;
  const text = found === undefined ? t('looking') : t(found > 0 ? 'noPayment' : 'noneFound');
  return (
    <p className={classes.line} data-none>
      {text}
    </p>
  );
}
