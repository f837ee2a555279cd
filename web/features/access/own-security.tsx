import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  endOtherOwnSessions,
  endOwnSession,
  listOwnSessions,
  type Me,
  readMe,
  renewRecoveryCodes,
  signOut,
} from '#contract/access';
import { ask, queryClient, useChange } from '../../lib/ask.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Enrolment } from './enrolment.tsx';
import classes from './own-settings.module.css';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SessionList } from './session-list.tsx';

type Opened = 'set-up' | 'replace' | 'renew';

/** The authenticator app and its recovery codes. */
export function SecondFactor({ me }: { me: Me }) {
  const { t } = useTranslation('access');
  const [opened, setOpened] = useState<Opened>();
  const close = (next?: Me) => {
    if (next !== undefined) queryClient.setQueryData(ask(readMe, {}).queryKey, next);
    setOpened(undefined);
  };
  return (
    <Panel title={t('settings.factor')}>
      <div className={classes.fields}>
        <p>{me.hasSecondFactor ? t('settings.factorOn', { count: me.recoveryCodesLeft }) : t('settings.factorOff')}</p>
        <div className={classes.line}>
          {me.hasSecondFactor ? (
            <>
              <Button variant="default" onClick={() => setOpened('replace')}>
                {t('settings.replace')}
              </Button>
              <Button variant="default" onClick={() => setOpened('renew')}>
                {t('settings.renew')}
              </Button>
            </>
          ) : (
            <Button onClick={() => setOpened('set-up')}>{t('settings.setUp')}</Button>
          )}
        </div>
      </div>
      {opened !== undefined && (
        <Dialog title={t('settings.factor')} onClose={() => close()}>
          <Steps opened={opened} onDone={close} />
        </Dialog>
      )}
    </Panel>
  );
}

/** Changing what is there needs a code of it first. */
function Steps({ opened, onDone }: { opened: Opened; onDone: (me?: Me) => void }) {
  const { t } = useTranslation('access');
  const [code, setCode] = useState('');
  const [isProven, setIsProven] = useState(opened === 'set-up');
  const renew = useChange(renewRecoveryCodes);
  if (renew.data !== undefined) {
    const { recoveryCodes, me } = renew.data;
    return <RecoveryCodes codes={recoveryCodes} onKept={() => onDone(me)} />;
  }
  if (isProven) return <Enrolment oldCode={opened === 'set-up' ? undefined : code} onDone={onDone} />;
  return (
    <FormColumn
      error={renew.error}
      onSubmit={() => (opened === 'renew' ? renew.mutate({ body: { code } }) : setIsProven(true))}
    >
      <TextInput
        label={t('enrol.oldCode')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        inputMode="numeric"
        autoComplete="one-time-code"
        data-autofocus
      />
      <Button type="submit" loading={renew.isPending}>
        {t('code.enter')}
      </Button>
    </FormColumn>
  );
}

export function OwnSessions() {
  const { t } = useTranslation('access');
  const { data } = useQuery(ask(listOwnSessions, {}));
  const end = useChange(endOwnSession, { refreshes: [listOwnSessions] });
  const endOthers = useChange(endOtherOwnSessions, { refreshes: [listOwnSessions] });
  const leave = useChange(signOut, { onDone: () => location.assign('/sign-in') });
  return (
    <Panel title={t('settings.sessions')}>
      {data !== undefined && (
        <SessionList sessions={data.items} onEnd={(session) => end.mutate({ params: { sessionId: session.id } })} />
      )}
      <div className={classes.line}>
        {data !== undefined && data.items.length > 1 && (
          <Button variant="default" onClick={() => endOthers.mutate({})}>
            {t('people.endOthers')}
          </Button>
        )}
        <Button variant="default" onClick={() => leave.mutate({})}>
          {t('settings.signOut')}
        </Button>
      </div>
      <ErrorNote error={end.error ?? endOthers.error ?? leave.error} />
    </Panel>
  );
}
