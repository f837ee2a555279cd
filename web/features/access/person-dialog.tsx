import { Button, Checkbox, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  changePerson,
  disablePerson,
  enablePerson,
  endPersonSession,
  endPersonSessions,
  listPeople,
  listPersonSessions,
  type Person,
  resetPerson,
} from '#contract/access';
import { Role } from '#kernel/actor';
import { useMay, useSelf } from '../../lib/actor.ts';
import { ask, useChange } from '../../lib/ask.ts';
import { DangerButton } from '../../ui/danger-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { say } from '../../ui/toast.ts';
import { OneTimeLink } from './one-time-link.tsx';
import classes from './person-dialog.module.css';
import { SessionList } from './session-list.tsx';

/** One colleague: role, sessions, reset, disablement. */
export function PersonDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation('access');
  const may = useMay();
  const self = useSelf();
  const reset = useChange(resetPerson);
  if (reset.data !== undefined) {
    return (
      <Dialog title={t('resetLink.title', { name: person.name })} onClose={onClose}>
        <OneTimeLink {...reset.data} onDone={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={person.name} onClose={onClose} size={600}>
      <p className={classes.email}>{person.email}</p>
      {may('person.change') ? <RoleChoice person={person} /> : <p>{t(`roles.${person.role}`)}</p>}
      {may('session.list') && <Sessions person={person} />}
      {may('person.reset') && (
        <ResetPart
          onReset={(clearsSecondFactor) =>
            reset.mutate({ params: { personId: person.id }, body: { clearsSecondFactor } })
          }
        />
      )}
      <ErrorNote error={reset.error} />
      {may('person.disable') && person.id !== self.id && <Disablement person={person} onDone={onClose} />}
    </Dialog>
  );
}

function RoleChoice({ person }: { person: Person }) {
  const { t } = useTranslation('access');
  const [role, setRole] = useState(person.role);
  const change = useChange(changePerson, { refreshes: [listPeople], onDone: () => say(t('people.saved')) });
  return (
    <div className={classes.role}>
      <Select
        label={t('people.changeRole')}
        allowDeselect={false}
        value={role}
        onChange={(value) => value !== null && setRole(value)}
        data={Role.options.map((value) => ({ value, label: t(`roles.${value}`) }))}
      />
      <Button
        disabled={role === person.role}
        loading={change.isPending}
        onClick={() => change.mutate({ params: { personId: person.id }, body: { role } })}
      >
        {t('people.save')}
      </Button>
      <ErrorNote error={change.error} />
    </div>
  );
}

function Sessions({ person }: { person: Person }) {
  const { t } = useTranslation('access');
  const params = { personId: person.id };
  const { data } = useQuery(ask(listPersonSessions, { params }));
  const end = useChange(endPersonSession, { refreshes: [listPersonSessions] });
  const endAll = useChange(endPersonSessions, { refreshes: [listPersonSessions] });
  return (
    <Panel title={t('people.sessions')}>
      {data !== undefined && (
        <SessionList
          sessions={data.items}
          onEnd={(session) => end.mutate({ params: { ...params, sessionId: session.id } })}
        />
      )}
      {data !== undefined && data.items.length > 1 && (
        <Button variant="default" onClick={() => endAll.mutate({ params })}>
          {t('people.endAll')}
        </Button>
      )}
      <ErrorNote error={end.error ?? endAll.error} />
    </Panel>
  );
}

function ResetPart({ onReset }: { onReset: (clearsSecondFactor: boolean) => void }) {
  const { t } = useTranslation('access');
  const [clears, setClears] = useState(false);
  return (
    <Panel title={t('signIn.password')}>
      <div className={classes.column}>
        <Checkbox
          label={t('people.resetFactor')}
          checked={clears}
          onChange={(event) => setClears(event.currentTarget.checked)}
        />
        <Button variant="default" onClick={() => onReset(clears)}>
          {t('people.reset')}
        </Button>
      </div>
    </Panel>
  );
}

function Disablement({ person, onDone }: { person: Person; onDone: () => void }) {
  const { t } = useTranslation('access');
  const isActive = person.state === 'active';
  const disable = useChange(disablePerson, { refreshes: [listPeople], onDone });
  const enable = useChange(enablePerson, { refreshes: [listPeople], onDone });
  const input = { params: { personId: person.id } };
  return (
    <Panel title={t('people.state')}>
      <div className={classes.column}>
        {isActive && <p>{t('people.disableText')}</p>}
        {isActive ? (
          <DangerButton loading={disable.isPending} onClick={() => disable.mutate(input)}>
            {t('people.disable')}
          </DangerButton>
        ) : (
          <Button variant="default" loading={enable.isPending} onClick={() => enable.mutate(input)}>
            {t('people.enable')}
          </Button>
        )}
        <ErrorNote error={disable.error ?? enable.error} />
      </div>
    </Panel>
  );
}
