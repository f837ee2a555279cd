import { Button, Select, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Cause,
  correctVerdict,
  getVerdict,
  listCauses,
  listVerdicts,
  Side,
  type Verdict,
} from '#contract/diagnosis';
import type { TransactionUid } from '#kernel/ids';
import { ask, useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { useFormat } from '../../lib/format.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';

interface CorrectDialogProps {
  uid: TransactionUid;
  verdict: Verdict;
  onClose(): void;
}

/** What it really was: the cause, whose side it lay on, and how one knows. */
export function CorrectDialog({ uid, verdict, onClose }: CorrectDialogProps) {
  const { t } = useTranslation('diagnosis');
  const { language } = useFormat();
  const { data: known } = useQuery(ask(listCauses, {}));
  const [cause, setCause] = useState<Cause | null>(null);
  const [side, setSide] = useState<Side>(verdict.side);
  const [note, setNote] = useState('');
  const correct = useChange(correctVerdict, { refreshes: [getVerdict, listVerdicts], onDone: onClose });
  const fieldText = useFieldText(correct.error);
  const choose = (chosen: string | null) => {
    const found = known?.items.find((each) => each.cause === chosen);
    setCause(found?.cause ?? null);
    if (found !== undefined) setSide(found.side);
  };
  const save = () => {
    if (cause !== null) correct.mutate({ params: { uid }, body: { cause, side, note } });
  };
  return (
    <Dialog title={t('correction.title')} onClose={onClose}>
      <FormColumn error={correct.error} onSubmit={save}>
        <Select
          label={t('correction.cause')}
          data={(known?.items ?? []).map((each) => ({ value: each.cause, label: each.headline[language] }))}
          value={cause}
          onChange={choose}
          searchable
          nothingFoundMessage={t('correction.noCause')}
          data-autofocus
        />
        <Select
          label={t('correction.side')}
          data={Side.options.map((value) => ({ value, label: t(`side.${value}`) }))}
          value={side}
          onChange={(chosen) => setSide(Side.catch(verdict.side).parse(chosen))}
          allowDeselect={false}
        />
        <Textarea
          label={t('correction.note')}
          description={t('correction.noteHelp')}
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          error={fieldText('note')}
        />
        <Button type="submit" loading={correct.isPending} disabled={cause === null || note.trim().length < 5}>
          {t('correction.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
