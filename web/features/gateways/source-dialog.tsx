import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeSource, createSource, getSource, listSources, type Source } from '#contract/gateways';
import { useChange } from '../../lib/ask.ts';
import { useFormat } from '../../lib/format.ts';
import { nowMs } from '../../lib/now.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import classes from './source-dialog.module.css';
import { draftOf, inputOf, type SourceDraft } from './source-draft.rules.ts';
import { SourceFields } from './source-fields.tsx';

/** Connects a gateway, or changes a connected one. */
export function SourceDialog({ source, onClose }: { source?: Source; onClose: () => void }) {
  const { t } = useTranslation('gateways');
  const format = useFormat();
  const [draft, setDraft] = useState<SourceDraft>(() => draftOf(source, nowMs(), format));
  const refreshes = [listSources, getSource];
  const create = useChange(createSource, { refreshes, onDone: onClose });
  const change = useChange(changeSource, { refreshes, onDone: onClose });
  const error = create.error ?? change.error;
  const save = () => {
    const { kind, password, ...rest } = inputOf(draft, source?.settings, format);
    if (source === undefined) create.mutate({ body: { ...rest, kind, password } });
    else change.mutate({ params: { sourceId: source.id }, body: { ...rest, ...(password !== '' && { password }) } });
  };
  return (
    <Dialog
      title={source === undefined ? t('form.newTitle') : t('form.editTitle', { name: source.name })}
      onClose={onClose}
      size={640}
    >
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <SourceFields
          source={source}
          draft={draft}
          error={error}
          onChange={(next) => setDraft({ ...draft, ...next })}
        />
        <ErrorNote error={error} />
        <Button type="submit" loading={create.isPending || change.isPending}>
          {source === undefined ? t('form.connect') : t('form.save')}
        </Button>
      </form>
    </Dialog>
  );
}
