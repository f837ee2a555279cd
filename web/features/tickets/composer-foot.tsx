import { Button, FileButton } from '@mantine/core';
import IconPaperclip from '@tabler/icons-react/icons/IconPaperclip';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '#contract/tickets';
import { KeyHint } from '../../ui/key-hint.tsx';
import classes from './composer-foot.module.css';
import type { DraftKind } from './drafts.rules.ts';
import type { Afterwards } from './use-send.ts';

interface ComposerFootProps {
  /** Where an answer goes. */
  way: Ticket['way'];
  mode: DraftKind;
  isEmpty: boolean;
  isBusy: boolean;
  /** The missed messages have been shown: the next press sends. */
  isSecond: boolean;
  onAnswer(afterwards: Afterwards): void;
  onNote(): void;
  onFiles(files: File[]): void;
}

export function ComposerFoot({ way, mode, isEmpty, isBusy, isSecond, onAnswer, onNote, onFiles }: ComposerFootProps) {
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
        aria-label={t('composer.sendClose')}
      >
        <span className={classes.whole}>{t('composer.sendClose')}</span>
        <span className={classes.short}>{t('composer.andClose')}</span>
      </Button>
      <Button
        variant="default"
        disabled={isEmpty || isBusy}
        onClick={() => onAnswer('next')}
        className={classes.rest ?? ''}
        aria-label={t('composer.sendNext')}
      >
        <span className={classes.whole}>{t('composer.sendNext')}</span>
        <span className={classes.short}>{t('composer.andNext')}</span>
      </Button>
      <SendButton way={way} isSecond={isSecond} isDisabled={isEmpty || isBusy} onSend={() => onAnswer('wait')} />
    </div>
  );
}

interface SendButtonProps extends Pick<ComposerFootProps, 'way' | 'isSecond'> {
  isDisabled: boolean;
  onSend(): void;
}

/** Says by which way and to whom it goes. */
function SendButton({ way, isSecond, isDisabled, onSend }: SendButtonProps) {
  const { t } = useTranslation('tickets');
  const said = t(`way.${isSecond ? 'sendAnyway' : 'send'}.${way?.kind ?? 'call'}`, { address: way?.address ?? '' });
  return (
    <Button
      disabled={isDisabled}
      onClick={onSend}
      className={classes.send ?? ''}
      title={way === null ? said : `${said} · ${way.title ?? way.accountName}`}
      rightSection={<KeyHint keys="Mod+Enter" />}
    >
      <span className={classes.said}>{said}</span>
    </Button>
  );
}
