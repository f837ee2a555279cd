import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Me, readMe, signOut, unlockSession } from '#contract/access';
import { readSettings } from '#contract/platform';
import { ask, queryClient, useChange } from '../../lib/ask.ts';
import { openDoor, useDoor } from '../../lib/door.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { FormColumn } from '../../ui/form-column.tsx';
import { DemoEntries } from './demo-entries.tsx';
import classes from './door-overlay.module.css';
import { Gate } from './gate.tsx';
import { PasswordField } from './password-field.tsx';
import { SignInSteps } from './sign-in-steps.tsx';
import { useDemoPeople } from './use-demo-people.ts';

/** Stands before the console while the screen is locked or the session is over; what is behind it stays as it was. */
export function DoorOverlay({ me }: { me: Me }) {
  const { t } = useTranslation('access');
  const door = useDoor();
  if (door === 'open') return null;
  const enter = (entered: Me) => {
    // Somebody else must not find the other one's screen.
    if (entered.id !== me.id) return location.assign('/');
    queryClient.setQueryData(ask(readMe, {}).queryKey, entered);
    openDoor();
  };
  return (
    <div className={classes.overlay} role="dialog" aria-modal="true" aria-label={t('lock.title')}>
      <SilentKeys />
      {door === 'locked' ? (
        <Gate title={t('lock.title')} text={t('lock.text')}>
          <Unlock me={me} onUnlocked={enter} />
          <DemoEntrance me={me} onEntered={enter} />
        </Gate>
      ) : (
        <Gate title={t('lock.ended')} text={t('lock.endedText')}>
          <SignInSteps
            knownEmail={me.email}
            owes={door === 'owing' ? (me.owes ?? 'second-factor') : null}
            onEntered={enter}
          />
          <DemoEntrance me={me} onEntered={enter} />
        </Gate>
      )}
    </div>
  );
}

function Unlock({ me, onUnlocked }: { me: Me; onUnlocked: (me: Me) => void }) {
  const { t } = useTranslation('access');
  const [password, setPassword] = useState('');
  const unlock = useChange(unlockSession, { onDone: onUnlocked });
  const leave = useChange(signOut, { onDone: () => location.assign('/sign-in') });
  return (
    <FormColumn error={unlock.error} onSubmit={() => unlock.mutate({ body: { password } })}>
      <p className={classes.who}>
        {me.name}
        <span>{me.email}</span>
      </p>
      <PasswordField label={t('signIn.password')} value={password} onChange={setPassword} isFirst />
      <Button type="submit" loading={unlock.isPending}>
        {t('lock.unlock')}
      </Button>
      <button type="button" className={classes.leave} onClick={() => leave.mutate({})}>
        {t('lock.other', { name: me.name })}
      </button>
    </FormColumn>
  );
}

/** In the demo nobody has a password: who was here goes on by name. */
function DemoEntrance(props: { me: Me; onEntered: (me: Me) => void }) {
  const { data: settings } = useQuery({ ...ask(readSettings, {}), staleTime: Number.POSITIVE_INFINITY });
  return settings?.demo === true ? <OwnEntry {...props} /> : null;
}

function OwnEntry({ me, onEntered }: { me: Me; onEntered: (me: Me) => void }) {
  const { people } = useDemoPeople();
  const same = people?.filter(({ id }) => id === me.id) ?? [];
  return same.length === 0 ? null : <DemoEntries people={same} onEntered={onEntered} />;
}

function SilentKeys() {
  useKeys([], { isModal: true });
  return null;
}
