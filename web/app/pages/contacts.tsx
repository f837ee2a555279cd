import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listContacts } from '#contract/contacts';
import { ContactDialog } from '../../features/contacts/contact-dialog.tsx';
import { ContactList } from '../../features/contacts/contact-list.tsx';
import { useMay } from '../../lib/actor.ts';
import { askPages } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { useMedia } from '../../lib/use-media.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Page } from '../../ui/page.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useListCursor } from '../../ui/use-list-cursor.ts';

export function ContactsPage() {
  const { t } = useTranslation('contacts');
  const navigate = useNavigate();
  const isNarrow = useMedia('(max-width: 860px)');
  const [q, setQ] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const list = useContacts(useDeferredValue(q));
  const open = (contactId: string) => void navigate({ to: '/contacts/$contactId', params: { contactId } });
  const openAt = (at: number) => {
    const contact = list.contacts[at];
    if (contact !== undefined) open(contact.id);
  };
  const cursor = useListCursor(t('title'), list.contacts.length, openAt);
  useKeys([{ keys: 'Slash', group: t('title'), label: t('search'), run: () => field.current?.select() }]);
  return (
    <Page title={t('title')} width="full" actions={<CreateButton onOpen={open} />}>
      <Toolbar isInset>
        <TextInput
          ref={field}
          aria-label={t('search')}
          placeholder={t('search')}
          value={q}
          rightSection={<KeyHint keys="Slash" />}
          onChange={(event) => {
            setQ(event.currentTarget.value);
            cursor.set(-1);
          }}
        />
      </Toolbar>
      <ErrorNote error={list.error} onRetry={list.again} />
      {list.isEmpty ? (
        <Empty title={q === '' ? t('empty') : t('emptyFiltered')}>
          {q === '' ? t('emptyText') : t('emptyFilteredText')}
        </Empty>
      ) : (
        <ContactList
          contacts={list.contacts}
          cursor={cursor.at}
          isNarrow={isNarrow}
          hasMore={list.hasMore}
          onMore={list.more}
        />
      )}
    </Page>
  );
}

function useContacts(q: string) {
  const list = useInfiniteQuery(askPages(listContacts, { query: { q } }));
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = list;
  const contacts = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  return {
    contacts,
    error,
    more,
    hasMore: hasNextPage,
    isEmpty: data !== undefined && contacts.length === 0,
    again: () => void refetch(),
  };
}

function CreateButton({ onOpen }: { onOpen: (contactId: string) => void }) {
  const { t } = useTranslation('contacts');
  const may = useMay();
  const [isOpen, setIsOpen] = useState(false);
  const mayCreate = may('contact.change');
  useKeys(mayCreate ? [{ keys: 'KeyN', group: t('title'), label: t('create'), run: () => setIsOpen(true) }] : []);
  if (!mayCreate) return null;
  return (
    <>
      <Button onClick={() => setIsOpen(true)} rightSection={<KeyHint keys="KeyN" />}>
        {t('create')}
      </Button>
      {isOpen && <ContactDialog onClose={() => setIsOpen(false)} onDone={(contact) => onOpen(contact.id)} />}
    </>
  );
}
