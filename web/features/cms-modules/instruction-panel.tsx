import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Instruction } from '#contract/cms-modules';
import { useKeys } from '../../lib/keyboard.ts';
import { copyText } from '../../ui/copy.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Panel } from '../../ui/panel.tsx';
import { say } from '../../ui/toast.ts';
import classes from './finding-list.module.css';

interface InstructionPanelProps {
  instruction: Instruction;
  language: 'ru' | 'en';
}

/** The module that fits, with the words that send it: one key copies them. */
export function InstructionPanel({ instruction, language }: InstructionPanelProps) {
  const { t } = useTranslation(['cms-modules', 'ui']);
  const words = instruction.words[language];
  const copy = async () => {
    if (await copyText(words.text)) say(t('ui:copied'));
  };
  useKeys([{ keys: 'KeyI', group: t('title'), label: t('copyInstruction'), run: () => void copy() }]);
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
        <Button size="compact-sm" variant="default" onClick={() => void copy()} rightSection={<KeyHint keys="KeyI" />}>
          {t('copyInstruction')}
        </Button>
      </div>
    </Panel>
  );
}
