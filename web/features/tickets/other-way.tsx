import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseWay, getSuggestion } from '#contract/answers';
import { listAccounts } from '#contract/channels';
import { getTicket, listThread, type Ticket } from '#contract/tickets';
import { useMay } from '../../lib/actor.ts';
import { ask, useChange } from '../../lib/ask.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PickList } from '../../ui/pick-list.tsx';
import classes from './composer-hints.module.css';
import { needsAnotherWay, otherWays } from './ways.rules.ts';

/** Where nothing can be sent: go on at another address of the contact. */
export function OtherWay({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets');
  const may = useMay();
  const [isOpen, setIsOpen] = useState(false);
  if (!may('ticket.reply') || !needsAnotherWay(ticket)) return null;
  return (
    <>
      <button type="button" className={classes.way} onClick={() => setIsOpen(true)}>
        {t('way.choose')}
      </button>
      {isOpen && <WayDialog ticket={ticket} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function WayDialog({ ticket, onClose }: { ticket: Ticket; onClose(): void }) {
  const { t } = useTranslation('tickets');
  const { data, error } = useQuery(ask(listAccounts, {}));
  const choose = useChange(chooseWay, { refreshes: [getTicket, listThread, getSuggestion], onDone: onClose });
  const ways = otherWays(ticket, data?.items ?? []);
  const pick = (id: string) => {
    const way = ways.find((each) => each.id === id);
    if (way === undefined) return;
    const { accountId, identity } = way;
    choose.mutate({ params: { ticketId: ticket.id }, body: { accountId, identity } });
  };
  return (
    <Dialog title={t('way.title')} onClose={onClose} size={460}>
      <ErrorNote error={error ?? choose.error} />
      {ways.length > 0 && (
        <PickList
          label={t('way.title')}
          options={ways.map(({ id, identity, accountName }) => ({
            id,
            text: t('way.to', { address: identity.value, name: accountName }),
          }))}
          onPick={pick}
        />
      )}
      {data !== undefined && ways.length === 0 && <p>{t('way.none')}</p>}
      {ticket.contact !== null && (
        <p>
          <Link to="/contacts/$contactId" params={{ contactId: ticket.contact.id }}>
            {t('way.contact', { name: ticket.contact.name })}
          </Link>
        </p>
      )}
    </Dialog>
  );
}
