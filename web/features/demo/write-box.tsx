import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getWriter, type Writer, writeAs } from '../../../server/demo/contract.ts';
import { useChange } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import classes from './write-box.module.css';

interface WriteBoxProps {
  writer: Writer;
  text: string;
  /** Whether a mail of this writer is there to be answered. */
  hasMail: boolean;
  onText(text: string): void;
}

type Channel = Writer['channels'][number];

/** Says something to the desk over the channel's real protocol. */
export function WriteBox({ writer, text, hasMail, onText }: WriteBoxProps) {
  const { t } = useTranslation('demo');
  const [channel, setChannel] = useState<Channel>('telegram');
  const [subject, setSubject] = useState('');
  const write = useChange(writeAs, {
    refreshes: [getWriter],
    onDone: () => {
      onText('');
      setSubject('');
    },
  });
  const send = () => {
    if (text.trim() === '' || write.isPending) return;
    const about = subject.trim() || (hasMail ? undefined : t('noSubject'));
    write.mutate({
      params: { writerId: writer.id },
      body: { channel, text, ...(channel === 'email' && about !== undefined && { subject: about }) },
    });
  };
  return (
    <form
      className={classes.box}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ErrorNote error={write.error} />
      <SegmentedControl
        aria-label={t('channelLabel')}
        value={channel}
        onChange={setChannel}
        data={writer.channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
      />
      {channel === 'email' && (
        <TextInput
          aria-label={t('subject')}
          placeholder={hasMail ? t('subjectAnswer') : t('subject')}
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
      )}
      <Textarea
        aria-label={t('textLabel', { name: writer.name })}
        placeholder={t('textLabel', { name: writer.name })}
        autosize
        minRows={3}
        maxRows={10}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.code === 'Enter' && (event.ctrlKey || event.metaKey)) send();
        }}
      />
      <Button type="submit" loading={write.isPending} rightSection={<KeyHint keys="Mod+Enter" />}>
        {t('send')}
      </Button>
    </form>
  );
}
