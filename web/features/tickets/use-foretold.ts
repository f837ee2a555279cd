import { useTranslation } from 'react-i18next';
import type { Suggestion } from '#contract/answers';
import type { Ticket } from '#contract/tickets';
import type { Foretold } from '../../lib/keyboard.ts';
import { type DraftPlace, draftNow } from './drafts.ts';
import { wantsAnswer } from './needs.rules.ts';
import type { Afterwards } from './use-send.ts';

interface ForetoldGiven {
  ticket: Ticket;
  suggestion: Suggestion | undefined;
  placeOf(kind: DraftPlace['kind']): DraftPlace;
}

/** What the keys of writing will do with the words that are there, and which of them the ticket asks for. */
export function useForetold({ ticket, suggestion, placeOf }: ForetoldGiven) {
  const { t } = useTranslation('tickets');
  const { number, writerName: name, way } = ticket;
  const hasWords = draftNow(placeOf('reply')).text.trim() !== '';
  const drafted = suggestion?.draft?.text;
  const isWaited = wantsAnswer(ticket) && !hasWords;
  return {
    needed: {
      send: hasWords,
      draft: isWaited && drafted !== undefined,
      reply: isWaited && drafted === undefined,
    },
    turn: (kind: DraftPlace['kind']) => (): Foretold => ({ says: t(`foretold.${kind}`, { name }) }),
    draft: (): Foretold =>
      drafted === undefined ? { says: t('foretold.noDraft') } : { says: t('foretold.draft'), words: drafted },
    send: (afterwards: Afterwards) => (): Foretold => {
      const { text } = draftNow(placeOf('reply'));
      if (text.trim() === '') return { says: t('foretold.nothingWritten') };
      const where = t(`foretold.send.${way?.kind ?? 'call'}`, { name, address: way?.address ?? '' });
      if (way === null) return { says: where };
      return { says: `${where} ${t(`foretold.afterwards.${afterwards}`, { number })}`, words: text };
    },
    saveNote: (): Foretold => {
      const { text } = draftNow(placeOf('note'));
      if (text.trim() === '') return { says: t('foretold.nothingWritten') };
      return { says: t('foretold.saveNote'), words: text };
    },
  };
}
