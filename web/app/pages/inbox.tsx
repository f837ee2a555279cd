import IconBaselineDensityMedium from '@tabler/icons-react/icons/IconBaselineDensityMedium';
import { Outlet, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getTicket, listThread } from '#contract/tickets';
import type { TicketId } from '#kernel/ids';
import { BulkBar } from '../../features/tickets/bulk-bar.tsx';
import { OpenDialog } from '../../features/tickets/open-dialog.tsx';
import { TicketList } from '../../features/tickets/ticket-list.tsx';
import { newestUndoable, takeUndoable } from '../../features/tickets/undo.ts';
import { type Chosen, useChosen } from '../../features/tickets/use-chosen.ts';
import { type Queue, useQueue } from '../../features/tickets/use-queue.ts';
import { ViewBar } from '../../features/tickets/view-bar.tsx';
import { FOLLOWER_VIEWS, STARTER_VIEWS, starterOf } from '../../features/tickets/views.ts';
import { useMay } from '../../lib/actor.ts';
import { refresh } from '../../lib/ask.ts';
import type { CallError } from '../../lib/call.ts';
import { useErrorText } from '../../lib/error-text.ts';
import { worded } from '../../lib/i18n.ts';
import { type Foretold, useKeys } from '../../lib/keyboard.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { NewPill } from '../../ui/new-pill.tsx';
import { Title } from '../../ui/title.tsx';
import { say } from '../../ui/toast.ts';
import { useOpenView } from '../use-open-view.ts';
import classes from './inbox.module.css';
import { useChoosingKeys } from './use-choosing-keys.ts';
import { useInboxCursor } from './use-inbox-cursor.ts';
import { NextTicketProvider } from './use-next-ticket.ts';
import { useOpenTicket } from './use-open-ticket.ts';

const Ahead = lazy(async () => {
  const { Ahead } = await worded(import('./ahead/ahead.tsx'));
  return { default: Ahead };
});

const COMPACT = 'vakhta.inbox.compact';

/** The console's home: the queue, and beside it the ticket that is open. */
export function InboxPage() {
  const { t } = useTranslation('tickets');
  const may = useMay();
  const search = useSearch({ from: '/shell/inbox' });
  const firstView = useFirstView();
  const view = search.view ?? firstView;
  const ticket = useOpenTicket();
  const [isHeld, setIsHeld] = useState(false);
  const [isCompact, setIsCompact] = useState(() => localStorage.getItem(COMPACT) === 'yes');
  const [isOpening, setIsOpening] = useState(false);
  const [rounds, setRounds] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const chosen = useChosen(view);
  const queue = useQueue(view, ticket.id, isHeld || chosen.ids.size > 0);
  const cursor = useInboxCursor(queue.ownRows, queue.isStale || queue.isPending, ticket);
  const chosenRows = queue.ownRows.filter(({ id }) => chosen.ids.has(id));
  useChoosingKeys(queue.ownRows, cursor, chosen);
  const setView = useOpenView();
  const settle = () => {
    queue.settle();
    setRounds(rounds + 1);
  };
  useEffect(() => localStorage.setItem(COMPACT, isCompact ? 'yes' : 'no'), [isCompact]);
  const undo = useUndo(ticket.id);
  const group = t('keys.group');
  useKeys([
    { keys: 'Slash', group, label: t('keys.search'), run: () => field.current?.select() },
    { keys: 'Period', group, label: t('keys.settle'), run: settle },
    { keys: 'KeyZ', group, label: t('keys.undo'), foretell: undo.foretell, run: undo.run },
    { keys: 'Shift+KeyC', group, label: t('keys.compact'), run: () => setIsCompact(!isCompact) },
    ...(may('ticket.open')
      ? [{ keys: 'Shift+KeyN', group, label: t('keys.open'), run: () => setIsOpening(true) }]
      : []),
  ]);
  return (
    <div className={classes.page} data-open={ticket.id !== undefined || undefined}>
      <main className={classes.list} inert={ticket.isCovering}>
        {ticket.id === undefined && <Title>{t('title')}</Title>}
        <h1 className="for-readers">{t('title')}</h1>
        <ViewBar view={view} field={field} onView={setView} onLeave={() => cursor.set(0)} />
        <Tools isCompact={isCompact} onCompact={() => setIsCompact(!isCompact)} onNew={() => setIsOpening(true)} />
        {queue.notUnderstood.length > 0 && (
          <p className={classes.unclear}>{t('view.notUnderstood', { words: queue.notUnderstood.join(' ') })}</p>
        )}
        <ErrorNote error={queue.error} onRetry={queue.settle} />
        <BulkBar rows={chosenRows} onDone={chosen.letGo} onClear={chosen.clear} />
        <div onPointerEnter={() => setIsHeld(true)} onPointerLeave={() => setIsHeld(false)} className={classes.rows}>
          <QueueRows
            view={view}
            queue={queue}
            begin={`${view} ${rounds}`}
            cursor={cursor.at}
            openId={ticket.id}
            chosen={chosen}
            isCompact={isCompact}
            onSettle={settle}
          />
        </div>
      </main>
      <NextTicketProvider value={cursor.next}>
        <Outlet />
      </NextTicketProvider>
      {ticket.id === undefined && (
        <section className={classes.nothing} aria-label={t('none.label')}>
          <Suspense fallback={<Empty title={t('none.title')}>{t('none.text')}</Empty>}>
            <Ahead />
          </Suspense>
        </section>
      )}
      {isOpening && (
        <OpenDialog
          onClose={() => setIsOpening(false)}
          onOpened={(id) => {
            setIsOpening(false);
            ticket.open(id);
          }}
        />
      )}
    </div>
  );
}

interface QueueRowsProps {
  view: string;
  queue: Queue;
  begin: string;
  cursor: number;
  openId: string | undefined;
  chosen: Chosen;
  isCompact: boolean;
  onSettle(): void;
}

function QueueRows({ view, queue, begin, cursor, openId, chosen, isCompact, onSettle }: QueueRowsProps) {
  const may = useMay();
  const isEmpty = queue.rows.length === 0 && !queue.isPending && queue.error === null;
  return (
    <div className={classes.rows} data-stale={queue.isStale || undefined}>
      <NewPill count={queue.newCount} onShow={onSettle} />
      {isEmpty ? (
        <NothingHere view={view} />
      ) : (
        <TicketList
          sort={queue.sort}
          rows={queue.rows}
          left={queue.left}
          cursor={cursor}
          openId={openId}
          chosen={chosen.ids}
          onChoose={may('ticket.change') ? chosen.toggle : undefined}
          isCompact={isCompact}
          begin={begin}
          hasMore={queue.hasMore}
          onMore={queue.more}
        />
      )}
    </div>
  );
}

/** Who answers begins with their own queue, who opens for others with what they opened, the rest with all they may see. */
function useFirstView(): string {
  const may = useMay();
  if (may('ticket.reply')) return STARTER_VIEWS[0].text;
  return may('ticket.open') ? FOLLOWER_VIEWS[0].text : '';
}

interface ToolsProps {
  isCompact: boolean;
  onCompact(): void;
  onNew(): void;
}

function Tools({ isCompact, onCompact, onNew }: ToolsProps) {
  const { t } = useTranslation('tickets');
  const may = useMay();
  return (
    <div className={classes.tools}>
      {may('ticket.open') && (
        <button type="button" className={classes.tool} onClick={onNew}>
          {t('open.button')} <KeyHint keys="Shift+KeyN" />
        </button>
      )}
      <button
        type="button"
        className={classes.tool}
        aria-pressed={isCompact}
        aria-label={t('keys.compact')}
        title={t('keys.compact')}
        onClick={onCompact}
      >
        <IconBaselineDensityMedium size={15} stroke={1.75} aria-hidden="true" />
      </button>
    </div>
  );
}

function NothingHere({ view }: { view: string }) {
  const { t } = useTranslation('tickets');
  const starter = starterOf(view);
  if (starter === undefined || starter.name === 'quarantine')
    return <Empty title={t('empty.own')}>{t('emptyText.own')}</Empty>;
  return <Empty title={t(`empty.${starter.name}`)}>{t(`emptyText.${starter.name}`)}</Empty>;
}

/** Takes the newest thing back that can still be; what lies elsewhere is named before. */
function useUndo(here: TicketId | undefined): { foretell(): Foretold; run(): void } {
  const { t } = useTranslation('tickets');
  const errorText = useErrorText();
  const foretell = () => {
    const last = newestUndoable();
    return { says: last === undefined ? t('undo.nothing') : t('foretold.undo', { what: last.words }) };
  };
  const run = () => {
    const last = takeUndoable(here);
    if (last === undefined) return say(t('undo.nothing'));
    const { words, run } = last.undoable;
    if (last.isNamedOnly) return say(t('undo.elsewhere', { what: words }));
    run().then(
      () => {
        say(t('undo.done', { what: words }));
        return refresh(getTicket, listThread);
      },
      (error: CallError) => say(errorText(error)),
    );
  };
  return { foretell, run };
}
