import { Button, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  changeTemplate,
  createTemplate,
  listTemplates,
  removeTemplate,
  type Template,
  TemplateAudience,
  type TemplateFact,
} from '#contract/knowledge';
import { useMay } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { useFormat } from '../../lib/format.ts';
import { readersHalf } from '../../lib/readers-half.rules.ts';
import { DangerButton } from '../../ui/danger-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { FactChips } from './fact-chips.tsx';
import classes from './template-dialog.module.css';
import {
  factsFor,
  type TemplateDraft,
  templateDraftOf,
  templateInputOf,
  WRITTEN_IN,
  type WrittenIn,
} from './template-draft.rules.ts';
import { TemplatePreview } from './template-preview.tsx';

/** Writes a template in both languages, with the facts at hand and what a reader would see. */
export function TemplateDialog({ template, onClose }: { template?: Template; onClose: () => void }) {
  const { t } = useTranslation('knowledge');
  const { language } = useFormat();
  const may = useMay();
  const [draft, setDraft] = useState(() => templateDraftOf(template));
  const refreshes = [listTemplates];
  const create = useChange(createTemplate, { refreshes, onDone: onClose });
  const change = useChange(changeTemplate, { refreshes, onDone: onClose });
  const remove = useChange(removeTemplate, { refreshes, onDone: onClose });
  const error = create.error ?? change.error ?? remove.error;
  const save = () => {
    const body = templateInputOf(draft, template);
    if (template === undefined) create.mutate({ body });
    else change.mutate({ params: { templateId: template.id }, body });
  };
  return (
    <Dialog
      title={
        template === undefined
          ? t('form.newTitle')
          : t('form.editTitle', { name: readersHalf(template.title, language) })
      }
      onClose={onClose}
      size={860}
    >
      <FormColumn error={error} onSubmit={save}>
        <Heading draft={draft} error={error} onChange={(next) => setDraft({ ...draft, ...next })} />
        <Texts draft={draft} error={error} onChange={(texts) => setDraft({ ...draft, texts })} />
        {may('template.change') && (
          <div className={classes.buttons}>
            <Button type="submit" loading={create.isPending || change.isPending}>
              {t('form.save')}
            </Button>
            {template !== undefined && (
              <DangerButton
                loading={remove.isPending}
                onClick={() => remove.mutate({ params: { templateId: template.id } })}
              >
                {t('form.remove')}
              </DangerButton>
            )}
          </div>
        )}
      </FormColumn>
    </Dialog>
  );
}

type Error = Parameters<typeof useFieldText>[0];

function Heading({
  draft,
  error,
  onChange,
}: {
  draft: TemplateDraft;
  error: Error;
  onChange: (next: Partial<TemplateDraft>) => void;
}) {
  const { t } = useTranslation('knowledge');
  const fieldText = useFieldText(error);
  return (
    <div className={classes.heading}>
      <TextInput
        label={t('form.shortName')}
        description={t('form.shortNameHint')}
        value={draft.shortName}
        onChange={(event) => onChange({ shortName: event.currentTarget.value })}
        error={fieldText('shortName')}
        data-autofocus
      />
      <TextInput
        label={t('form.title')}
        value={draft.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
        error={fieldText('title')}
      />
      <Select
        label={t('form.audience')}
        allowDeselect={false}
        value={draft.audience}
        onChange={(audience) => audience !== null && onChange({ audience })}
        data={TemplateAudience.options.map((value) => ({ value, label: t(`audience.${value}`) }))}
      />
    </div>
  );
}

function Texts({
  draft,
  error,
  onChange,
}: {
  draft: TemplateDraft;
  error: Error;
  onChange: (texts: TemplateDraft['texts']) => void;
}) {
  const { t } = useTranslation('knowledge');
  const fieldText = useFieldText(error);
  const [language, setLanguage] = useState<WrittenIn>('ru');
  const field = useRef<HTMLTextAreaElement>(null);
  const text = draft.texts[language];
  const put = (fact: TemplateFact) => {
    const box = field.current;
    const at = box?.selectionStart ?? text.length;
    const name = `{{${fact}}}`;
    onChange({ ...draft.texts, [language]: text.slice(0, at) + name + text.slice(box?.selectionEnd ?? at) });
    requestAnimationFrame(() => {
      box?.focus();
      box?.setSelectionRange(at + name.length, at + name.length);
    });
  };
  return (
    <>
      <SegmentedControl
        aria-label={t('form.language')}
        value={language}
        onChange={setLanguage}
        data={WRITTEN_IN.map((value) => ({ value, label: t(`language.${value}`) }))}
      />
      <div className={classes.sides}>
        <div className={classes.side}>
          <Textarea
            ref={field}
            label={t('form.text')}
            autosize
            minRows={9}
            maxRows={18}
            value={text}
            onChange={(event) => onChange({ ...draft.texts, [language]: event.currentTarget.value })}
            error={fieldText(`texts.${language}`, language)}
          />
          <FactChips facts={factsFor(draft.audience)} onPick={put} />
        </div>
        <TemplatePreview key={language} text={text} language={language} audience={draft.audience} />
      </div>
    </>
  );
}
