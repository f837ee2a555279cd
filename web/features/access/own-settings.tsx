import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword, changePreferences, Language, type Me, readMe, Theme } from '#contract/access';
import { ask, queryClient, useChange } from '../../lib/ask.ts';
import { speak } from '../../lib/i18n.ts';
import { chooseTheme } from '../../lib/theme.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { Panel } from '../../ui/panel.tsx';
import { say } from '../../ui/toast.ts';
import classes from './own-settings.module.css';
import { PasswordField } from './password-field.tsx';

const keepMe = (me: Me) => queryClient.setQueryData(ask(readMe, {}).queryKey, me);

/** Name, language and theme; the last two work at once. */
export function Profile({ me }: { me: Me }) {
  const { t } = useTranslation('access');
  const [name, setName] = useState(me.name);
  const change = useChange(changePreferences, { onDone: keepMe });
  const takeTheme = (theme: Theme) => {
    chooseTheme(theme === 'system' ? 'auto' : theme);
    change.mutate({ body: { theme } });
  };
  const takeLanguage = (language: Language) => {
    void speak(language);
    change.mutate({ body: { language } });
  };
  return (
    <Panel title={t('settings.profile')}>
      <div className={classes.fields}>
        <p>
          {me.email} · {t(`roles.${me.role}`)}
        </p>
        <div className={classes.line}>
          <TextInput label={t('settings.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <Button
            disabled={name.trim() === '' || name === me.name}
            onClick={() => change.mutate({ body: { name } }, { onSuccess: () => say(t('settings.saved')) })}
          >
            {t('people.save')}
          </Button>
        </div>
        <Labelled label={t('settings.language')}>
          <SegmentedControl
            aria-label={t('settings.language')}
            value={me.language}
            onChange={takeLanguage}
            data={Language.options.map((value) => ({ value, label: t(`languages.${value}`) }))}
          />
        </Labelled>
        <Labelled label={t('settings.theme')} text={t('settings.themeText')}>
          <SegmentedControl
            aria-label={t('settings.theme')}
            value={me.theme}
            onChange={takeTheme}
            data={Theme.options.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
          />
        </Labelled>
        <ErrorNote error={change.error} />
      </div>
    </Panel>
  );
}

function Labelled({ label, text, children }: { label: string; text?: string; children: React.ReactNode }) {
  return (
    <div>
      <p className={classes.label}>{label}</p>
      {children}
      {text !== undefined && <p className={classes.text}>{text}</p>}
    </div>
  );
}

export function OwnPassword() {
  const { t } = useTranslation('access');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useChange(changePassword, {
    onDone: (me) => {
      keepMe(me);
      setCurrent('');
      setNext('');
      say(t('settings.changed'));
    },
  });
  return (
    <Panel title={t('settings.password')}>
      <div className={classes.narrow}>
        <FormColumn error={change.error} onSubmit={() => change.mutate({ body: { current, next } })}>
          <PasswordField label={t('settings.current')} value={current} onChange={setCurrent} />
          <PasswordField label={t('settings.next')} value={next} onChange={setNext} isNew error={change.error} />
          <Button type="submit" disabled={current === '' || next === ''} loading={change.isPending}>
            {t('settings.change')}
          </Button>
        </FormColumn>
      </div>
    </Panel>
  );
}
