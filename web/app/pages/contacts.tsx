import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listContacts } from '#contract/contacts';
import { ContactDialog } from '../../features/contacts/contact-dialog.tsx';
import { ContactList } from '../../features/contacts/contact-list.tsx';
import { useMay } from '../../lib/actor.ts';
import { askPages } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { useMedia } from '../../lib/use-media.ts';
import { usePages } from '../../lib/use-pages.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useListCursor } from '../../ui/use-list-cursor.ts';

export function ContactsPage() {
  const { t } = useTranslation('contacts');
  const navigate = useNavigate();
  const isNarrow = useMedia('(max-width: 860px)');
  const [q, setQ] = useState('');
  const list = usePages(askPages(listContacts, { query: { q: useDeferredValue(q) } }));
  const open = (contactId: string) => void navigate({ to: '/contacts/$contactId', params: { contactId } });
  const openAt = (at: number) => {
    const contact = list.rows[at];
    if (contact !== undefined) open(contact.id);
  };
  const cursor = useListCursor(t('title'), list.rows.length, openAt);
  return (
    <Page title={t('title')} width="full" actions={<CreateButton onOpen={open} />}>
      <Toolbar isInset>
        <SearchField
          group={t('title')}
          label={t('search')}
          value={q}
          onChange={(text) => {
            setQ(text);
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
          contacts={list.rows}
          cursor={cursor.at}
          isNarrow={isNarrow}
          hasMore={list.hasMore}
          onMore={list.more}
        />
      )}
    </Page>
  );
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
