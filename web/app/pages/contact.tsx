import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listAccounts } from '#contract/channels';
import { getContact } from '#contract/contacts';
import type { ContactId } from '#kernel/ids';
import { BindingLink } from '../../features/answers/binding-link.tsx';
import { ContactDialog } from '../../features/contacts/contact-dialog.tsx';
import { ContactFacts } from '../../features/contacts/contact-facts.tsx';
import { OpenDialog } from '../../features/tickets/open-dialog.tsx';
import { draftTo } from '../../features/tickets/open-draft.rules.ts';
import { TicketsPanel } from '../../features/tickets/tickets-panel.tsx';
import { viewOfContact } from '../../features/tickets/views.ts';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Page } from '../../ui/page.tsx';

export function ContactPage() {
  const { t } = useTranslation('contacts');
  const may = useMay();
  const navigate = useNavigate();
  const params = useParams({ from: '/shell/contacts/$contactId' });
  const contactId = params.contactId as ContactId; // the server judges whether it is one
  const [isOpen, setIsOpen] = useState(false);
  const [isWriting, setIsWriting] = useState(false);
  const { data: contact, error, refetch } = useQuery(ask(getContact, { params: { contactId } }));
  const mayWrite = may('ticket.reply');
  const { data: accounts } = useQuery({ ...ask(listAccounts, {}), enabled: mayWrite });
  const mayChange = may('contact.change') && contact !== undefined;
  useKeys([
    { keys: 'Escape', group: t('title'), label: t('back'), run: () => void navigate({ to: '/contacts' }) },
    ...(mayChange ? [{ keys: 'KeyE', group: t('title'), label: t('edit'), run: () => setIsOpen(true) }] : []),
  ]);
  const back = <Link to="/contacts">← {t('back')}</Link>;
  if (contact === undefined)
    return (
      <Page title={back}>
        <ErrorNote error={error} onRetry={() => void refetch()} />
      </Page>
    );
  const close = () => setIsOpen(false);
  return (
    <Page
      title={contact.name}
      aside={back}
      actions={
        <>
          {mayWrite && (
            <Button variant="default" disabled={accounts === undefined} onClick={() => setIsWriting(true)}>
              {t('write')}
            </Button>
          )}
          {mayChange && (
            <Button variant="default" onClick={() => setIsOpen(true)} rightSection={<KeyHint keys="KeyE" />}>
              {t('edit')}
            </Button>
          )}
        </>
      }
    >
      <ContactFacts contact={contact} />
      <BindingLink binding={{ to: 'contact', contactId: contact.id }} />
      <TicketsPanel view={viewOfContact(contact.id)} />
      {isWriting && (
        <OpenDialog
          known={draftTo(contact, accounts?.items ?? [])}
          onClose={() => setIsWriting(false)}
          onOpened={(ticketId) => void navigate({ to: '/inbox/$ticketId', params: { ticketId } })}
        />
      )}
      {isOpen && <ContactDialog contact={contact} onClose={close} onDone={close} />}
    </Page>
  );
}
