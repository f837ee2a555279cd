import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askForRaise } from '#contract/answers';
import { getLimit, LetterLanguage, type Limit, listLimits, type PreparedLetter, prepareLetter } from '#contract/limits';
import type { AccountId, MerchantId, TicketId } from '#kernel/ids';
import { ask, useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { useFormat } from '../../lib/format.ts';
import { momentIn } from '../../lib/moment-text.rules.ts';
import { useNowMs } from '../../lib/now.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { MomentInput } from '../../ui/moment-input.tsx';
import { valueIn, valueTextOf } from './limit-draft.rules.ts';
import classes from './limits.module.css';
import { MailboxSelect } from './mailbox-select.tsx';

interface RaiseDialogProps {
  limit: Limit;
  /** Because of which ticket the bank is asked. */
  fromTicketId: TicketId | undefined;
  onClose(): void;
  onAsked(): void;
}

/** Asks the bank for more: the letter is prepared, a person reads it over and sends it. */
export function RaiseDialog({ limit, fromTicketId, onClose, onAsked }: RaiseDialogProps) {
  const { t } = useTranslation('limits');
  const [wanted, setWanted] = useState<{ language?: LetterLanguage; askedValue?: number }>({});
  const { data, error } = useQuery({
    ...ask(prepareLetter, { params: { limitId: limit.id }, query: wanted }),
    // What was read over must not change under the eyes.
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
  });
  return (
    <Dialog title={t('letter.title')} onClose={onClose} size={720}>
      <ErrorNote error={error} />
      {data !== undefined && (
        <LetterForm
          key={`${data.language} ${data.askedValue}`}
          limit={limit}
          fromTicketId={fromTicketId}
          letter={data}
          onRenew={setWanted}
          onAsked={onAsked}
        />
      )}
    </Dialog>
  );
}

interface LetterFormProps {
  limit: Limit;
  letter: PreparedLetter;
  onRenew(wanted: { language: LetterLanguage; askedValue: number }): void;
  fromTicketId: TicketId | undefined;
  onAsked(): void;
}

interface LetterDraft {
  value: string;
  until: string;
  name: string;
  address: string;
  subject: string;
  text: string;
  merchantId: MerchantId | null;
  sendFrom: AccountId | null;
}

function LetterForm({ limit, letter, fromTicketId, onRenew, onAsked }: LetterFormProps) {
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

interface WhomFieldsProps {
  limit: Limit;
  letter: PreparedLetter;
  draft: LetterDraft;
  fieldText: ReturnType<typeof useFieldText>;
  onChange(next: Partial<LetterDraft>): void;
}

/** To whom the letter goes, from where, and for whose sake. */
function WhomFields({ limit, letter, draft, fieldText, onChange }: WhomFieldsProps) {
  const { t } = useTranslation('limits');
  return (
    <>
      {letter.contacts.length > 1 && (
        <Select
          label={t('letter.contact')}
          allowDeselect={false}
          data={letter.contacts.map(({ name, role, address, atAnyHour }) => ({
            value: address,
            label: [name, role, atAnyHour && t('letter.anyHour')].filter(Boolean).join(' · '),
          }))}
          value={draft.address}
          onChange={(address) => {
            const contact = letter.contacts.find((one) => one.address === address);
            if (contact !== undefined) onChange({ name: contact.name, address: contact.address });
          }}
        />
      )}
      <div className={classes.two}>
        <TextInput
          label={t('letter.name')}
          required
          value={draft.name}
          error={fieldText('contact.name')}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('letter.address')}
          required
          value={draft.address}
          error={fieldText('contact.address', 'contact.identity.value')}
          onChange={(event) => onChange({ address: event.currentTarget.value })}
        />
      </div>
      {limit.merchants.length > 1 && (
        <Select
          label={t('letter.merchant')}
          clearable
          data={limit.merchants.map(({ merchantId, name }) => ({ value: merchantId, label: name ?? '' }))}
          value={draft.merchantId}
          error={fieldText('merchantId')}
          onChange={(id) =>
            onChange({ merchantId: limit.merchants.find(({ merchantId }) => merchantId === id)?.merchantId ?? null })
          }
        />
      )}
      <MailboxSelect
        label={t('letter.way')}
        noted={t('letter.noted')}
        fromText={(mailbox) => t('letter.from', { name: mailbox })}
        value={draft.sendFrom}
        error={fieldText('sendFrom')}
        onChange={(sendFrom) => onChange({ sendFrom })}
      />
    </>
  );
}
