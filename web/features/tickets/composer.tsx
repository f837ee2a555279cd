import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '#contract/answers';
import type { DraftFile, Ticket } from '#contract/tickets';
import { useMay, useSelf } from '../../lib/actor.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { say } from '../../ui/toast.ts';
import { CardHint } from './card-hint.tsx';
import classes from './composer.module.css';
import { ComposerField } from './composer-field.tsx';
import { ComposerFoot } from './composer-foot.tsx';
import { ComposerHints } from './composer-hints.tsx';
import { type DraftKind, isBlank } from './drafts.rules.ts';
import { changeFiles, type DraftPlace, draftNow, insertDraft, useDraft } from './drafts.ts';
import { FileChips } from './file-chips.tsx';
import { MaskHint } from './mask-hint.tsx';
import { OtherVersion } from './other-version.tsx';
import { forgetUploads, useOutgoingFiles } from './outgoing-files.ts';
import { SendFault } from './send-fault.tsx';
import { useForetold } from './use-foretold.ts';
import { useMeeting } from './use-meeting.ts';
import { usePlaceToWrite } from './use-place-to-write.ts';
import { type Afterwards, useSend } from './use-send.ts';
import type { ThreadNow } from './use-thread.ts';

const SENDS = [
  { keys: 'Mod+Enter', label: 'keys.send', afterwards: 'wait' },
  { keys: 'Mod+Shift+Enter', label: 'keys.sendClose', afterwards: 'close' },
  { keys: 'Mod+Alt+Enter', label: 'keys.sendNext', afterwards: 'next' },
] as const;

interface ComposerProps {
  ticket: Ticket;
  thread: ThreadNow;
  seen: string | null;
  mode: DraftKind;
  onMode(mode: DraftKind): void;
  suggestion: Suggestion | undefined;
  onSent(afterwards: Afterwards): void;
}

/** Where one writes: an answer, or a note. Two things with their own words, colours and keys. */
export function Composer({ ticket, thread, seen, mode: wanted, onMode, suggestion, onSent }: ComposerProps) {
  const { t } = useTranslation('tickets');
  const may = useMay();
  const self = useSelf();
  const field = useRef<HTMLTextAreaElement>(null);
  const mayReply = may('ticket.reply') && ticket.cannotReply === null;
  const mode = mayReply ? wanted : 'note';
  const placeOf = (kind: DraftKind): DraftPlace => ({ personId: self.id, ticketId: ticket.id, kind });
  const place = placeOf(mode);
  usePlaceToWrite({ ticket, mayReply, field, onMode });
  const { draft, state } = useDraft(place);
  const outgoing = useOutgoingFiles(placeOf('reply'));
  const meeting = useMeeting(ticket.id);
  const send = useSend({
    ticket,
    thread,
    seen,
    reply: placeOf('reply'),
    note: placeOf('note'),
    meeting,
    onSent: (afterwards) => {
      forgetUploads(placeOf('reply'));
      onSent(afterwards);
    },
  });
  const answer = (afterwards: Afterwards) => {
    if (mode === 'note') return say(t('composer.noteKeys'));
    if (outgoing.isBusy) return say(t('composer.filesBusy'));
    const [left] = outgoing.uploads;
    // It would go without what its author believes to be in it.
    if (left !== undefined) return say(t('composer.fileLeft', { name: left.name }));
    send.answer(afterwards);
  };
  const drop = ({ id }: DraftFile) => changeFiles(placeOf('reply'), (files) => files.filter((file) => file.id !== id));
  const turnTo = (next: DraftKind) => {
    // At once: the next letter that is struck must be text, not a key.
    flushSync(() => onMode(next));
    field.current?.focus();
  };
  const insert = () => {
    const drafted = suggestion?.draft;
    if (drafted === undefined || drafted === null || !mayReply) return;
    const reply = placeOf('reply');
    const typed = draftNow(reply).text;
    const text = typed.trim() === '' ? drafted.text : `${typed.trimEnd()}\n\n${drafted.text}`;
    insertDraft(reply, text, drafted.piece === null ? {} : { piece: drafted.piece });
    turnTo('reply');
  };
  const { needed, ...foretold } = useForetold({ ticket, suggestion, placeOf });
  const group = t('keys.writing');
  const inFields = true;
  useKeys([
    ...(mayReply
      ? [
          {
            keys: 'KeyR',
            group,
            label: t('keys.reply'),
            isNeeded: needed.reply,
            foretell: foretold.turn('reply'),
            run: () => turnTo('reply'),
          },
        ]
      : []),
    { keys: 'KeyN', group, label: t('keys.note'), foretell: foretold.turn('note'), run: () => turnTo('note') },
    { keys: 'KeyD', group, label: t('keys.draft'), isNeeded: needed.draft, foretell: foretold.draft, run: insert },
    ...SENDS.map(({ keys, label, afterwards }) => ({
      keys,
      group,
      label: t(label),
      inFields,
      isNeeded: needed.send && afterwards === 'wait',
      foretell: foretold.send(afterwards),
      run: () => answer(afterwards),
    })),
    {
      keys: 'Alt+Enter',
      group,
      label: t('keys.saveNote'),
      foretell: foretold.saveNote,
      inFields,
      run: () => (mode === 'note' ? send.note() : say(t('composer.replyKeys'))),
    },
  ]);
  return (
    <section className={classes.composer} data-mode={mode} aria-label={t('composer.label')}>
      <ComposerHints
        ticket={ticket}
        meeting={meeting}
        missed={send.missed}
        suggestion={mode === 'reply' && draft.text === '' ? suggestion : undefined}
        onInsert={insert}
      />
      {draft.other !== null && <OtherVersion place={place} text={draft.other} />}
      <div className={classes.tabs}>
        <div role="tablist" aria-label={t('composer.label')}>
          {(['reply', 'note'] as const).map((kind) => (
            <button
              key={kind}
              type="button"
              role="tab"
              className={classes.tab}
              aria-selected={kind === mode}
              data-kind={kind}
              disabled={kind === 'reply' && !mayReply}
              onClick={() => turnTo(kind)}
            >
              {t(`composer.${kind}`)}
            </button>
          ))}
        </div>
        <span className={classes.state} data-state={state} role="status">
          {state !== 'empty' && t(`draft.${state}`)}
        </span>
      </div>
      <ComposerField ticket={ticket} place={place} text={draft.text} field={field} onFiles={outgoing.add} />
      <MaskHint texts={[draft.text, ...[...draft.files, ...outgoing.uploads].map(({ name }) => name)]} />
      {mode === 'reply' && (
        <>
          <CardHint place={place} text={draft.text} suggestion={suggestion} />
          <FileChips files={draft.files} outgoing={outgoing} onDrop={drop} />
        </>
      )}
      <SendFault error={send.error} onClose={send.clearError} />
      <ComposerFoot
        way={ticket.way}
        mode={mode}
        isEmpty={isBlank(draft)}
        isBusy={send.isBusy || (mode === 'reply' && outgoing.isBusy)}
        isSecond={send.isSecond}
        onAnswer={answer}
        onNote={send.note}
        onFiles={outgoing.add}
      />
    </section>
  );
}
