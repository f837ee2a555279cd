import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createLogSender, type LogSender, listLogSenders, removeLogSender, renewSecret } from '#contract/deliveries';
import { useMay } from '../../lib/actor.ts';
import { ask, useChange } from '../../lib/ask.ts';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { DangerButton } from '../../ui/danger-button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './deliveries.module.css';

/** Who may push the log here; their secrets are shown when they are made and never again. */
export function LogSenders() {
  const { t } = useTranslation('deliveries');
  const may = useMay();
  const mayChange = may('delivery.change');
  const [shown, setShown] = useState<{ id: string; secret: string }>();
  const { data, error, refetch } = useQuery(ask(listLogSenders, {}));
  return (
    <Panel title={t('log.senders')}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {data?.items.length === 0 && <p className={classes.quiet}>{t('log.noSenders')}</p>}
      <ul>
        {data?.items.map((sender) => (
          <Sender
            key={sender.id}
            sender={sender}
            secret={shown?.id === sender.id ? shown.secret : undefined}
            mayChange={mayChange}
            onSecret={(secret) => setShown({ id: sender.id, secret })}
          />
        ))}
      </ul>
      {mayChange && <NewSender onMade={({ sender, secret }) => setShown({ id: sender.id, secret })} />}
    </Panel>
  );
}

interface SenderProps {
  sender: LogSender;
  secret: string | undefined;
  mayChange: boolean;
  onSecret(secret: string): void;
}

function Sender({ sender, secret, mayChange, onSecret }: SenderProps) {
  const { t } = useTranslation('deliveries');
  const { stored, duplicates, refused, fingerprints } = sender;
  const params = { senderId: sender.id };
  const renew = useChange(renewSecret, {
    refreshes: [listLogSenders],
    onDone: (answer) => onSecret(answer.secret),
  });
  const remove = useChange(removeLogSender, { refreshes: [listLogSenders] });
  return (
    <li className={classes.line}>
      <strong>{sender.name}</strong>
      <CopyField label={t('log.address')} value={`${location.origin}${sender.path}`} />
      {secret !== undefined && <CopyField label={t('log.secret')} value={secret} />}
      <span className={classes.quiet}>
        {t('log.fingerprints', { list: fingerprints.join(', ') })} · {t('log.counts', { stored, duplicates, refused })}
      </span>
      <Heard sender={sender} />
      {mayChange && (
        <span className={`${classes.spread} ${classes.form}`}>
          <Button
            variant="default"
            loading={renew.isPending}
            onClick={() => renew.mutate({ params, body: {} })}
            aria-label={`${t('log.renew')}: ${sender.name}`}
          >
            {t('log.renew')}
          </Button>
          <DangerButton loading={remove.isPending} onClick={() => remove.mutate({ params })}>
            {t('log.remove')}
          </DangerButton>
        </span>
      )}
      <ErrorNote error={renew.error ?? remove.error} />
    </li>
  );
}

const REASONS = ['not-signed', 'bad-timestamp', 'too-old-or-too-new', 'wrong-signature'] as const;

function Heard({ sender: { lastAt, turnedAwayAt, turnedAwayReason } }: { sender: LogSender }) {
  const { t } = useTranslation('deliveries');
  const format = useFormat();
  const now = useNowMs();
  const reason = REASONS.find((one) => one === turnedAwayReason);
  return (
    <>
      {lastAt !== null && (
        <span className={classes.quiet}>{t('log.lastAt', { when: format.moment(lastAt, now) })}</span>
      )}
      {turnedAwayAt !== null && reason !== undefined && (
        <span className={classes.bad}>
          {t('log.turnedAway', {
            when: format.moment(turnedAwayAt, now),
            reason: t(`log.turnedAwayReason.${reason}`),
          })}
        </span>
      )}
    </>
  );
}

function NewSender({ onMade }: { onMade(made: { sender: LogSender; secret: string }): void }) {
  const { t } = useTranslation('deliveries');
  const [name, setName] = useState('');
  const create = useChange(createLogSender, {
    refreshes: [listLogSenders],
    onDone: (made) => {
      setName('');
      onMade(made);
    },
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') create.mutate({ body: { name } });
      }}
    >
      <TextInput label={t('log.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Button type="submit" variant="default" loading={create.isPending} disabled={name.trim() === ''}>
        {t('log.add')}
      </Button>
      <ErrorNote error={create.error} />
    </form>
  );
}
