import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboundRow } from '#contract/channels';
import { useMay } from '../../lib/actor.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Mark } from '../../ui/mark.tsx';
import { When } from '../../ui/when.tsx';
import { useChannelWord } from './channel-words.ts';
import { OriginalText } from './original-text.tsx';
import classes from './quarantine-list.module.css';
import type { Decide } from './use-decisions.ts';

interface QuarantineLineProps {
  row: InboundRow;
  isCurrent: boolean;
  isOpen: boolean;
  onOpen(row: InboundRow): void;
  onDecide: Decide;
  onBlock(row: InboundRow): void;
}

/** What came and became no ticket: who, why, what it said, and what can be done. */
export function QuarantineLine({ row, isCurrent, isOpen, onOpen, onDecide, onBlock }: QuarantineLineProps) {
  const { t } = useTranslation('channels');
  const word = useChannelWord();
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const isFailed = row.state === 'failed';
  return (
    <li ref={line} className={classes.line} data-current={isCurrent || undefined}>
      <div className={classes.head}>
        <Mark tone={isFailed ? 'bad' : 'wait'} shape={isFailed ? 'cross' : 'pause'}>
          {row.reason === null ? t(`inState.${row.state}`) : word('reason', row.reason)}
        </Mark>
        <span className={classes.sender}>{row.sender}</span>
        <span className={classes.quiet}>
          {row.accountName} · <When at={row.receivedAt} />
          {row.attempts > 1 && ` · ${t('attempts', { count: row.attempts })}`}
        </span>
      </div>
      <button type="button" className={classes.text} aria-expanded={isOpen} onClick={() => onOpen(row)}>
        {row.subject !== '' && <strong>{row.subject} </strong>}
        {row.text === '' ? t('noText') : row.text}
      </button>
      {isOpen && <OriginalText text={row.original} />}
      {isCurrent || isOpen ? <Actions row={row} onDecide={onDecide} onBlock={onBlock} /> : null}
    </li>
  );
}

function Actions({ row, onDecide, onBlock }: Pick<QuarantineLineProps, 'row' | 'onDecide' | 'onBlock'>) {
  const { t } = useTranslation('channels');
  const may = useMay();
  if (!may('quarantine.decide')) return null;
  return (
    <div className={classes.actions}>
      <Button onClick={() => onDecide(row, 'ticket')} rightSection={<KeyHint keys="KeyT" />}>
        {t('decide.ticket')}
      </Button>
      <Button variant="default" onClick={() => onDecide(row, 'again')} rightSection={<KeyHint keys="KeyR" />}>
        {t('decide.again')}
      </Button>
      <Button variant="default" onClick={() => onDecide(row, 'dismiss')} rightSection={<KeyHint keys="KeyE" />}>
        {t('decide.dismiss')}
      </Button>
      {may('sender.block') && row.identity !== null && row.reason !== 'blocked-sender' && (
        <Button variant="default" onClick={() => onBlock(row)} rightSection={<KeyHint keys="KeyB" />}>
          {t('block.it')}
        </Button>
      )}
    </div>
  );
}
