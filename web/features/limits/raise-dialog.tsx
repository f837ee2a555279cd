import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LetterLanguage, type Limit, prepareLetter } from '#contract/limits';
import type { TicketId } from '#kernel/ids';
import { ask } from '../../lib/ask.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { LetterForm } from './letter-form.tsx';

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
