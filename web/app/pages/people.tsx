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
  const [isInviting, setIsInviting] = useState(false);
  const list = useInfiniteQuery(askPages(listPeople, { query: { q, ...(!withDisabled && { state: 'active' }) } }));
  const people = list.data?.pages.flatMap((page) => page.items) ?? [];
  useKeys(
    may('person.invite')
      ? [{ keys: 'KeyN', group: t('people.title'), label: t('people.invite'), run: () => setIsInviting(true) }]
      : [],
  );
  return (
    <Page
      title={t('people.title')}
      aside={list.data !== undefined && !list.hasNextPage ? t('people.count', { count: people.length }) : undefined}
      actions={
        may('person.invite') && (
          <Button onClick={() => setIsInviting(true)} rightSection={<KeyHint keys="KeyN" />}>
            {t('people.invite')}
          </Button>
        )
      }
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
      {list.data !== undefined && people.length === 0 && (
        <Empty title={t('people.empty')}>{t('people.emptyText')}</Empty>
      )}
      {people.length > 0 && <PeopleList people={people} onOpen={setOpened} />}
      <MoreButton query={list} />
      {may('person.invite') && <OpenInvitations />}
      {opened !== undefined && <PersonDialog person={opened} onClose={() => setOpened(undefined)} />}
      {isInviting && <InviteDialog onClose={() => setIsInviting(false)} />}
    </Page>
  );
}
