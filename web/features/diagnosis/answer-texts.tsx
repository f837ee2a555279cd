import { Button, SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Audience, type ExplainedVerdict, Language, Question } from '#contract/diagnosis';
import { useFormat } from '../../lib/format.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { copyText } from '../../ui/copy.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Panel } from '../../ui/panel.tsx';
import { say } from '../../ui/toast.ts';
import classes from './answer-texts.module.css';

interface AnswerTextsProps {
  texts: ExplainedVerdict['texts'];
  /** What the answer is to; undefined tells what happened. */
  question: Question | undefined;
  onQuestion(question: Question | undefined): void;
  /** How a missing fact is called in words. */
  nameFact(fact: string): string;
}

/** The answer in words: for whom and in which language, ready to copy; or the facts that it waits for. */
export function AnswerTexts({ texts, question, onQuestion, nameFact }: AnswerTextsProps) {
  const { t } = useTranslation(['diagnosis', 'ui']);
  const format = useFormat();
  const [audience, setAudience] = useState<Audience>('merchant');
  const [language, setLanguage] = useState<Language>(format.language);
  const answer = texts[audience][language];
  const copy = async () => {
    if (answer.ready && (await copyText(answer.text))) say(t('ui:copied'));
  };
  const group = t('texts');
  useKeys([
    { keys: 'KeyD', group, label: t('copyText'), run: () => void copy() },
    {
      keys: 'KeyW',
      group,
      label: `${t('audience.merchant')} / ${t('audience.payer')}`,
      run: () => setAudience(audience === 'merchant' ? 'payer' : 'merchant'),
    },
    {
      keys: 'KeyL',
      group,
      label: `${t('language.ru')} / ${t('language.en')}`,
      run: () => setLanguage(language === 'ru' ? 'en' : 'ru'),
    },
  ]);
  return (
    <Panel title={t('texts')}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          value={audience}
          onChange={setAudience}
          aria-label={t('texts')}
          data={Audience.options.map((value) => ({ value, label: t(`audience.${value}`) }))}
        />
        <SegmentedControl
          size="xs"
          value={language}
          onChange={setLanguage}
          data={Language.options.map((value) => ({ value, label: t(`language.${value}`) }))}
        />
        <Select
          size="xs"
          className={classes.question ?? ''}
          aria-label={t('question.label')}
          data={[
            { value: '', label: t('question.none') },
            ...Question.options.map((value) => ({ value, label: t(`question.${value}`) })),
          ]}
          value={question ?? ''}
          onChange={(chosen) => onQuestion(Question.safeParse(chosen).data)}
          allowDeselect={false}
        />
        <Button
          className={classes.copy ?? ''}
          disabled={!answer.ready}
          onClick={() => void copy()}
          rightSection={<KeyHint keys="KeyD" />}
        >
          {t('copyText')}
        </Button>
      </div>
      {answer.ready ? (
        <blockquote className={classes.text} lang={language}>
          {answer.text}
        </blockquote>
      ) : (
        <div className={classes.missing}>
          <p>{t('missing', { facts: answer.missing.map(nameFact).join(', ') })}</p>
          <p>{t('missingHelp')}</p>
        </div>
      )}
    </Panel>
  );
}
