import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseWay, getSuggestion } from '#contract/answers';
import { listAccounts } from '#contract/channels';
import type { Identity } from '#contract/contacts';
import { getTicket, listThread, type Ticket } from '#contract/tickets';
import type { AccountId } from '#kernel/ids';
import { useMay } from '../../lib/actor.ts';
import { ask, useChange } from '../../lib/ask.ts';
import type { CallError } from '../../lib/call.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { PickList } from '../../ui/pick-list.tsx';
import classes from './composer-hints.module.css';
import dialog from './dialogs.module.css';
import { TypedWay } from './typed-way.tsx';
import { hasOtherAddress, mailboxesOf, needsAnotherWay, otherWays } from './ways.rules.ts';

/** Where nothing can be sent: go on at another address of the contact. */
export function OtherWay({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets');
  const may = useMay();
  const [isOpen, setIsOpen] = useState(false);
  const isOn = may('ticket.reply') && needsAnotherWay(ticket);
  const open = () => setIsOpen(true);
  const foretell = () => ({ says: t('foretold.way') });
  useKeys(
    isOn
      ? [{ keys: 'KeyR', group: t('keys.writing'), label: t('way.choose'), foretell, isNeeded: true, run: open }]
      : [],
  );
  if (!isOn) return null;
  return (
    <>
      <button type="button" className={classes.way} onClick={open}>
        {t('way.choose')}
      </button>{' '}
      <KeyHint keys="KeyR" />
      {isOpen && <WayDialog ticket={ticket} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function WayDialog({ ticket, onClose }: { ticket: Ticket; onClose(): void }) {
  const { t } = useTranslation('tickets');
  const { data, error } = useQuery(ask(listAccounts, {}));
  const choose = useChange(chooseWay, { refreshes: [getTicket, listThread, getSuggestion], onDone: onClose });
  const ways = otherWays(ticket, data?.items ?? []);
  const mailboxes = data && mailboxesOf(data.items);
  const turn = (accountId: AccountId, identity: Identity, isTyped: boolean) =>
    choose.mutate({ params: { ticketId: ticket.id }, body: { accountId, identity, isTyped } });
  const pick = (id: string) => {
    const way = ways.find((each) => each.id === id);
    if (way !== undefined) turn(way.accountId, way.identity, false);
  };
  return (
    <Dialog title={t('way.title')} onClose={onClose} size={460}>
      <ErrorNote error={error ?? (isOfField(choose.error) ? null : choose.error)} />
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
      {data !== undefined && ways.length === 0 && (
        <p className={dialog.help}>{t(hasOtherAddress(ticket) ? 'way.none' : 'way.noneKnown')}</p>
      )}
      <TypedWay
        mailboxes={mailboxes}
        isAlone={!hasOtherAddress(ticket)}
        isBusy={choose.isPending}
        error={choose.error}
        onType={(accountId, identity) => turn(accountId, identity, true)}
      />
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

/** It is told beside the field. */
const isOfField = (error: CallError | null) => error?.fields['identity.value'] !== undefined;
