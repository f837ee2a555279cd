import { useTranslation } from 'react-i18next';
import { piecesOfText } from './masked-card.rules.ts';
import classes from './masked-text.module.css';

/** What somebody wrote; a card number that was hidden in it stands out, so that nobody takes it for the writer's own dots. */
export function MaskedText({ text }: { text: string }) {
  const { t } = useTranslation('tickets');
  return piecesOfText(text).map((piece) =>
    piece.isCard ? (
      <mark key={piece.at} className={classes.card} title={t('thread.cardHiddenHelp')}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
