import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askForRaise } from '#contract/answers';
import { getLimit, LetterLanguage, type Limit, listLimits, type PreparedLetter } from '#contract/limits';
import type { TicketId } from '#kernel/ids';
import { useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { useFormat } from '../../lib/format.ts';
import { momentIn } from '../../lib/moment-text.rules.ts';
import { useNowMs } from '../../lib/now.ts';
import { FormColumn } from '../../ui/form-column.tsx';
import { MomentInput } from '../../ui/moment-input.tsx';
import { valueIn, valueTextOf } from './limit-draft.rules.ts';
import classes from './limits.module.css';
import { type LetterDraft, WhomFields } from './whom-fields.tsx';

interface LetterFormProps {
  limit: Limit;
  letter: PreparedLetter;
  onRenew(wanted: { language: LetterLanguage; askedValue: number }): void;
  fromTicketId: TicketId | undefined;
  onAsked(): void;
}

/** The prepared letter, to be read over, changed and sent. */
export function LetterForm({ limit, letter, fromTicketId, onRenew, onAsked }: LetterFormProps) {
  const { t } = useTranslation('limits');
  const format = useFormat();
  const [first] = letter.contacts;
  const [draft, setDraft] = useState<LetterDraft>({
    value: valueTextOf(letter.askedValue, limit),
    until: '',
    name: first?.name ?? '',
    address: first?.address ?? '',
    subject: letter.subject,
    text: letter.text,
    merchantId: limit.merchants.length === 1 ? (limit.merchants[0]?.merchantId ?? null) : null,
    sendFrom: null,
  });
  const send = useChange(askForRaise, {
    refreshes: [listLimits, getLimit],
    onDone: onAsked,
  });
  const fieldText = useFieldText(send.error);
  const change = (next: Partial<LetterDraft>) => setDraft({ ...draft, ...next });
  const value = valueIn(draft.value, limit);
  const wantedUntil = momentIn(draft.until, format.zone);
  const { name, address, subject, text, merchantId, sendFrom } = draft;
  const submit = () => {
    if (value === undefined || wantedUntil === undefined) return;
    const contact = { name, address };
    send.mutate({
      params: { limitId: limit.id },
      body: {
        askedValue: value,
        wantedUntil,
        subject,
        text,
        contact,
        merchantId,
        sendFrom,
        fromTicketId: fromTicketId ?? null,
      },
    });
  };
  return (
    <FormColumn error={send.error} onSubmit={submit}>
      <ClosedHint letter={letter} />
      <div className={classes.two}>
        <TextInput
          label={t('letter.value')}
          inputMode="decimal"
          data-autofocus
          value={draft.value}
          error={value === undefined && t('form.valueWrong')}
          onChange={(event) => change({ value: event.currentTarget.value })}
          onBlur={() =>
            value !== undefined &&
            value !== letter.askedValue &&
            onRenew({ language: letter.language, askedValue: value })
          }
        />
        <MomentInput
          label={t('letter.until')}
          help={t('letter.untilHelp')}
          value={draft.until}
          error={fieldText('wantedUntil')}
          onChange={(until) => change({ until })}
        />
        <Select
          label={t('letter.language')}
          allowDeselect={false}
          data={LetterLanguage.options.map((one) => ({ value: one, label: t(`letter.languages.${one}`) }))}
          value={letter.language}
          onChange={(chosen) =>
            chosen !== null &&
            onRenew({ language: LetterLanguage.parse(chosen), askedValue: value ?? letter.askedValue })
          }
        />
      </div>
      <WhomFields limit={limit} letter={letter} draft={draft} fieldText={fieldText} onChange={change} />
      <TextInput
        label={t('letter.subject')}
        value={subject}
        error={fieldText('subject')}
        onChange={(event) => change({ subject: event.currentTarget.value })}
      />
      <Textarea
        label={t('letter.text')}
        className={classes.letter ?? ''}
        autosize
        minRows={8}
        maxRows={20}
        value={text}
        error={fieldText('text')}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <Button
        type="submit"
        loading={send.isPending}
        disabled={value === undefined || wantedUntil === undefined || name.trim() === '' || !address.includes('@')}
      >
        {t('letter.send')}
      </Button>
    </FormColumn>
  );
}

function ClosedHint({ letter: { bankOpensAt } }: { letter: PreparedLetter }) {
  const { t } = useTranslation('limits');
  const format = useFormat();
  const now = useNowMs();
  if (bankOpensAt === null) return null;
  return <p className={classes.hint}>{t('letter.closed', { at: format.minute(bankOpensAt, now) })}</p>;
}
