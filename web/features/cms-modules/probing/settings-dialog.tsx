import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getConfigDiff, type ShopSettings, saveSettings } from '#contract/cms-modules/settings';
import type { ShopId } from '#kernel/ids';
import { useChange } from '../../../lib/ask.ts';
import { useFieldText } from '../../../lib/error-text.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import classes from './probing.module.css';
import { SETTINGS_FIELDS, settingsDraftOf, typedSettingsOf } from './settings-draft.rules.ts';

interface SettingsDialogProps {
  shopId: ShopId;
  known: ShopSettings | null;
  onClose(): void;
}

/** What the gateway has of a shop, typed in where its back office can't be asked. */
export function SettingsDialog({ shopId, known, onClose }: SettingsDialogProps) {
  const { t } = useTranslation('probing');
  const [draft, setDraft] = useState(() => settingsDraftOf(known));
  const save = useChange(saveSettings, { refreshes: [getConfigDiff], onDone: onClose });
  const fieldText = useFieldText(save.error);
  return (
    <Dialog title={t('settings.title')} onClose={onClose} size={640}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ params: { shopId }, body: typedSettingsOf(draft) });
        }}
      >
        <div className={classes.pair}>
          {SETTINGS_FIELDS.map((field) => (
            <TextInput
              key={field}
              label={t(`settings.field.${field}`)}
              value={draft[field]}
              error={fieldText(field, `${field}.0`, `${field}.1`)}
              onChange={(event) => setDraft({ ...draft, [field]: event.currentTarget.value })}
            />
          ))}
          <Select
            label={t('settings.test')}
            allowDeselect={false}
            value={draft.test}
            data={(['unknown', 'yes', 'no'] as const).map((value) => ({
              value,
              label: t(`settings.isTest.${value}`),
            }))}
            onChange={(test) => setDraft({ ...draft, test: test === 'yes' || test === 'no' ? test : 'unknown' })}
          />
        </div>
        <ErrorNote error={save.error} />
        <Button type="submit" loading={save.isPending}>
          {t('settings.save')}
        </Button>
      </form>
    </Dialog>
  );
}
