import { useTranslation } from 'react-i18next';
import type { Suggestion } from '#contract/answers';
import type { ThreadMessage, Ticket } from '#contract/tickets';
import { useSelf } from '../../lib/actor.ts';
import { usePresence } from '../../lib/presence.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Mark } from '../../ui/mark.tsx';
import classes from './composer-hints.module.css';
import { useDeskPeople } from './use-desk.ts';
import { en } from './words.en.ts';

interface ComposerHintsProps {
  ticket: Ticket;
  missed: ThreadMessage[];
  /** Offered while nothing is written yet. */
  suggestion: Suggestion | undefined;
  onInsert(): void;
}

/** What one should know before sending: who else types, who reads along, what came meanwhile, and the drafted answer. */
export function ComposerHints({ ticket, missed, suggestion, onInsert }: ComposerHintsProps) {
  const { t } = useTranslation('tickets');
  return (
    <>
      <Typing ticket={ticket} />
      {ticket.cannotReply !== null && (
        <p className={classes.line}>
          <Mark tone="wait" shape="pause">
            {t(`cannotReply.${cannotWord(ticket.cannotReply)}`)}
          </Mark>
        </p>
      )}
      {ticket.isGroup && ticket.cannotReply === null && (
        <p className={classes.line}>
          <Mark tone="wait" shape="bolt">
            {t('composer.group')}
          </Mark>
        </p>
      )}
      {missed.length > 0 && (
        <div className={classes.missed} role="alert">
          <p className={classes.missedTitle}>{t('composer.missed', { count: missed.length })}</p>
          {missed.map((message) => (
            <p key={message.id} className={classes.missedText}>
              <b>{message.authorName}:</b> {message.text}
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

function Typing({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets');
  const self = useSelf();
  const people = useDeskPeople();
  const typing = usePresence(`ticket:${ticket.id}`).filter(
    ({ personId, mode }) => personId !== self.id && mode === 'typing',
  );
  const names = typing.map(({ personId }) => people.find(({ id }) => id === personId)?.name ?? t('somebody'));
  if (names.length === 0) return null;
  return <p className={classes.line}>{t('presence.typing', { name: names.join(', ') })}</p>;
}
