import { Button, Checkbox, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPeople, type Person } from '#contract/access';
import { InviteDialog } from '../../features/access/invite-dialog.tsx';
import { OpenInvitations } from '../../features/access/open-invitations.tsx';
import { PeopleList } from '../../features/access/people-list.tsx';
import { PersonDialog } from '../../features/access/person-dialog.tsx';
import { useMay } from '../../lib/actor.ts';
import { askPages } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';

export function PeoplePage() {
  const { t } = useTranslation('access');
  const may = useMay();
  const [q, setQ] = useState('');
  const [withDisabled, setWithDisabled] = useState(false);
  const [opened, setOpened] = useState<Person>();
  const list = useInfiniteQuery(askPages(listPeople, { query: { q, ...(!withDisabled && { state: 'active' }) } }));
  const people = list.data?.pages.flatMap((page) => page.items);
  const count = list.hasNextPage ? undefined : people?.length;
  return (
    <Page
      title={t('people.title')}
      aside={count === undefined ? undefined : t('people.count', { count })}
      actions={may('person.invite') && <Invite />}
    >
      <Toolbar>
        <TextInput
          aria-label={t('people.search')}
          placeholder={t('people.search')}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
        <Checkbox
          label={t('people.showDisabled')}
          checked={withDisabled}
          onChange={(event) => setWithDisabled(event.currentTarget.checked)}
        />
      </Toolbar>
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      <Found people={people} onOpen={setOpened} />
      <MoreButton query={list} />
      {may('person.invite') && <OpenInvitations />}
      {opened !== undefined && <PersonDialog person={opened} onClose={() => setOpened(undefined)} />}
    </Page>
  );
}

function Found({ people, onOpen }: { people: Person[] | undefined; onOpen: (person: Person) => void }) {
  const { t } = useTranslation('access');
  if (people === undefined) return null;
  if (people.length === 0) return <Empty title={t('people.empty')}>{t('people.emptyText')}</Empty>;
  return <PeopleList people={people} onOpen={onOpen} />;
}

function Invite() {
  const { t } = useTranslation('access');
  const [isOpen, setIsOpen] = useState(false);
  const label = t('people.invite');
  useKeys([{ keys: 'KeyN', group: t('people.title'), label, run: () => setIsOpen(true) }]);
  return (
    <>
      <Button onClick={() => setIsOpen(true)} rightSection={<KeyHint keys="KeyN" />}>
        {label}
      </Button>
      {isOpen && <InviteDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}
