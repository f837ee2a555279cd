import { Button, FileButton } from '@mantine/core';
import IconPaperclip from '@tabler/icons-react/icons/IconPaperclip';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/key-hint.tsx';
import classes from './composer-foot.module.css';
import type { DraftKind } from './drafts.rules.ts';
import type { Afterwards } from './use-send.ts';

interface ComposerFootProps {
  mode: DraftKind;
  isEmpty: boolean;
  isBusy: boolean;
  /** The missed messages have been shown: the next press sends. */
  isSecond: boolean;
  onAnswer(afterwards: Afterwards): void;
  onNote(): void;
  onFiles(files: File[]): void;
}

export function ComposerFoot({ mode, isEmpty, isBusy, isSecond, onAnswer, onNote, onFiles }: ComposerFootProps) {
  const { t } = useTranslation('tickets');
  if (mode === 'note') {
    return (
      <div className={classes.foot}>
        <span className={classes.never}>{t('composer.noteNever')}</span>
        <Button
          variant="default"
          disabled={isEmpty || isBusy}
          onClick={onNote}
          rightSection={<KeyHint keys="Alt+Enter" />}
        >
          {t('composer.saveNote')}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.foot}>
      <FileButton multiple onChange={onFiles}>
        {(props) => (
          <button type="button" className={classes.file} aria-label={t('files.add')} title={t('files.add')} {...props}>
            <IconPaperclip size={17} stroke={1.6} aria-hidden="true" />
          </button>
        )}
      </FileButton>
      <span className={classes.hint}>{t('composer.templatesHint')}</span>
      <Button
        variant="default"
        disabled={isEmpty || isBusy}
        onClick={() => onAnswer('close')}
        className={classes.rest ?? ''}
      >
        {t('composer.sendClose')}
      </Button>
      <Button
        variant="default"
        disabled={isEmpty || isBusy}
        onClick={() => onAnswer('next')}
        className={classes.rest ?? ''}
      >
        {t('composer.sendNext')}
      </Button>
      <Button disabled={isEmpty || isBusy} onClick={() => onAnswer('wait')} rightSection={<KeyHint keys="Mod+Enter" />}>
        {t(isSecond ? 'composer.sendAnyway' : 'composer.send')}
      </Button>
    </div>
  );
}
