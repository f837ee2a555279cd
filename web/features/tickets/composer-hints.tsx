import { useTranslation } from 'react-i18next';
import type { Suggestion } from '#contract/answers';
import type { ThreadMessage, Ticket } from '#contract/tickets';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Mark } from '../../ui/mark.tsx';
import classes from './composer-hints.module.css';
import { OtherWay } from './other-way.tsx';
import type { Meeting } from './use-meeting.ts';
import { en } from './words.en.ts';

interface ComposerHintsProps {
  ticket: Ticket;
  meeting: Meeting;
  missed: ThreadMessage[];
  /** Offered while nothing is written yet. */
  suggestion: Suggestion | undefined;
  onInsert(): void;
}

/** What one should know before sending: who else types, who reads along, what came meanwhile, and the drafted answer. */
export function ComposerHints({ ticket, meeting, missed, suggestion, onInsert }: ComposerHintsProps) {
  const { t } = useTranslation('tickets');
  const { writing, asked } = meeting;
  return (
    <>
      {asked !== '' && (
        <p className={classes.meets} role="alert">
          {t('composer.meets', { name: asked })}
        </p>
      )}
      {asked === '' && writing !== '' && <p className={classes.line}>{t('presence.typing', { name: writing })}</p>}
      {ticket.cannotReply !== null && (
        <p className={classes.line}>
          <Mark tone="wait" shape="pause" isSentence>
            {t(`cannotReply.${cannotWord(ticket.cannotReply)}`)}
          </Mark>{' '}
          <OtherWay ticket={ticket} />
        </p>
      )}
      {ticket.isGroup && ticket.cannotReply === null && (
        <p className={classes.line}>
          <Mark tone="wait" shape="bolt" isSentence>
            {t('composer.group')}
          </Mark>
        </p>
      )}
      {missed.length > 0 && (
        <div className={classes.missed} role="alert">
          <p className={classes.missedTitle}>{t('composer.missed', { count: missed.length })}</p>
          {missed.map((message) => (
            <p key={message.id} className={classes.missedText}>
              <b>
                {message.authorName}
                {message.editedAt !== null && ` (${t('thread.edited')})`}:
              </b>{' '}
              {message.text}
            </p>
          ))}
        </div>
      )}
      {missed.length === 0 && suggestion !== undefined && <Drafted suggestion={suggestion} onInsert={onInsert} />}
    </>
  );
}

function cannotWord(reason: string): keyof typeof en.cannotReply {
  return Object.hasOwn(en.cannotReply, reason) ? (reason as keyof typeof en.cannotReply) : 'other'; // just looked for
}

function Drafted({ suggestion, onInsert }: { suggestion: Suggestion; onInsert(): void }) {
  const { t } = useTranslation('tickets');
  const { draft, noDraft } = suggestion;
  if (draft === null) return noDraft === null ? null : <p className={classes.line}>{t(`noDraft.${noDraft}`)}</p>;
  return (
    <button type="button" className={classes.drafted} onClick={onInsert}>
      <span className={classes.draftedTitle}>
        {t('composer.drafted')} <KeyHint keys="KeyD" />
      </span>
      <span className={classes.draftedText} lang={draft.language}>
        {draft.text.replaceAll(/\s+/g, ' ')}
      </span>
    </button>
  );
}
