import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Instruction } from '#contract/cms-modules';
import { useKeys } from '../../lib/keyboard.ts';
import { copyText } from '../../ui/copy.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Panel } from '../../ui/panel.tsx';
import { say } from '../../ui/toast.ts';
import classes from './finding-list.module.css';
import type { ToAnswer } from './to-answer.ts';

interface InstructionPanelProps {
  instruction: Instruction;
  language: 'ru' | 'en';
  /** Absent where the merchant has no open request: the words are copied then. */
  toAnswer: ToAnswer | undefined;
}

/** The module that fits, with the words that send it: one key puts them into the answer, or copies them. */
export function InstructionPanel({ instruction, language, toAnswer }: InstructionPanelProps) {
  const { t } = useTranslation(['cms-modules', 'ui']);
  const words = instruction.words[language];
  const copy = async () => {
    if (await copyText(words.text)) say(t('ui:copied'));
  };
  const send =
    toAnswer === undefined
      ? { label: t('copyInstruction'), run: () => void copy() }
      : { label: t('insertInstruction', { number: toAnswer.number }), run: () => toAnswer.add(words.text) };
  useKeys([{ keys: 'KeyI', group: t('title'), ...send }]);
  return (
    <Panel title={t('instruction')}>
      <div className={classes.head}>
        <strong>{words.title}</strong>
        <span className={classes.quiet}>{t(`fits.${instruction.fits}`)}</span>
        {instruction.link !== null && (
          <a href={instruction.link} target="_blank" rel="noreferrer">
            {instruction.link.replace('https://', '')}
          </a>
        )}
        <Button size="compact-sm" variant="default" onClick={send.run} rightSection={<KeyHint keys="KeyI" />}>
          {send.label}
        </Button>
        {toAnswer !== undefined && (
          <Button size="compact-sm" variant="subtle" onClick={() => void copy()}>
            {t('copyInstruction')}
          </Button>
        )}
      </div>
    </Panel>
  );
}
