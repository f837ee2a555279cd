import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPeople } from '#contract/access';
import { listAudit } from '#contract/audit';
import { type AuditChoice, AuditFilterBar, PEOPLE } from '../../features/audit/audit-filter-bar.tsx';
import { AuditTable } from '../../features/audit/audit-table.tsx';
import { ask, askPages } from '../../lib/ask.ts';
import { endOfDay, startOfDay } from '../../lib/desk-day.rules.ts';
import { useFormat } from '../../lib/format.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Page } from '../../ui/page.tsx';

// Jobs write a line every few seconds: who opens the audit asks about people.
const OPENED: AuditChoice = { actor: PEOPLE, action: '', subjectId: '' };

export function AuditPage() {
  const { t } = useTranslation('audit');
  const { zone } = useFormat();
  const [choice, setChoice] = useState(OPENED);
  const { actor, action, subjectId, fromDay, toDay } = choice;
  const list = useInfiniteQuery(
    askPages(listAudit, {
      query: {
        ...(actor === PEOPLE ? { actorKind: 'person' as const } : actor && { actor }),
        ...(action && { action }),
        ...(subjectId.trim() && { subjectId: subjectId.trim() }),
        ...(fromDay && { from: startOfDay(fromDay, zone) }),
        ...(toDay && { to: endOfDay(toDay, zone) }),
      },
    }),
  );
  const { data: people } = useQuery(ask(listPeople, { query: { limit: 200 } }));
  const names = useMemo(() => new Map(people?.items.map((person) => [person.id as string, person.name])), [people]);
  const entries = list.data?.pages.flatMap((page) => page.items) ?? [];
  const change = (next: Partial<AuditChoice>) => setChoice({ ...choice, ...next });
  return (
    <Page title={t('title')} aside={t('noted')}>
      <AuditFilterBar
        choice={choice}
        people={[...names].map(([value, label]) => ({ value, label }))}
        onChange={change}
      />
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      {list.data !== undefined && entries.length === 0 && <Empty title={t('empty')}>{t('emptyText')}</Empty>}
      {entries.length > 0 && (
        <AuditTable entries={entries} nameOf={(id) => names.get(id)} onActor={(who) => change({ actor: who })} />
      )}
      <MoreButton query={list} />
    </Page>
  );
}
