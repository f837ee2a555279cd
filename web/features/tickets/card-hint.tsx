import { useTranslation } from 'react-i18next';
import type { Suggestion } from '#contract/answers';
import { Mark } from '../../ui/mark.tsx';
import classes from './card-hint.module.css';
import { owesCardSentence } from './card-sentence.rules.ts';
import { type DraftPlace, insertDraft } from './drafts.ts';

interface CardHintProps {
  place: DraftPlace;
  text: string;
  suggestion: Suggestion | undefined;
}

/** They sent a card number, and what is being written does not tell them so. */
export function CardHint({ place, text, suggestion }: CardHintProps) {
  const { t } = useTranslation('tickets');
  const sentence = suggestion?.cardSentence ?? '';
  if (!owesCardSentence({ sentence, text })) return null;
  const add = () => insertDraft(place, `${text.trimEnd()}\n\n${sentence}`, {});
  return (
    <p className={classes.hint} role="status">
      <Mark tone="wait" shape="bolt">
        {t('composer.cardSent')}
      </Mark>
      <button type="button" className={classes.add} title={sentence} onClick={add}>
        {t('composer.cardAdd')}
      </button>
    </p>
  );
}
