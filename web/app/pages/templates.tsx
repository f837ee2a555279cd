import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listTemplates, type Template } from '#contract/knowledge';
import { TemplateDialog } from '../../features/knowledge/template-dialog.tsx';
import { TemplateList } from '../../features/knowledge/template-list.tsx';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useListCursor } from '../../ui/use-list-cursor.ts';

export function TemplatesPage() {
  const { t } = useTranslation('knowledge');
  const may = useMay();
  const [q, setQ] = useState('');
  const [opened, setOpened] = useState<Template | 'new'>();
  const { data, error, refetch } = useQuery(ask(listTemplates, {}));
  const templates = data?.items.filter((template) => isMeant(template, q)) ?? [];
  const cursor = useListCursor(t('title'), templates.length, (at) => setOpened(templates[at]));
  const mayAdd = may('template.change');
  useKeys([...(mayAdd ? [{ keys: 'KeyN', group: t('title'), label: t('add'), run: () => setOpened('new') }] : [])]);
  const add = mayAdd && (
    <Button onClick={() => setOpened('new')} rightSection={<KeyHint keys="KeyN" />}>
      {t('add')}
    </Button>
  );
  const isNone = data !== undefined && templates.length === 0;
  return (
    <Page title={t('title')} actions={add}>
      <Toolbar>
        <SearchField group={t('title')} label={t('search')} value={q} onChange={setQ} />
      </Toolbar>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isNone && <Empty title={q === '' ? t('empty') : t('emptyFiltered')}>{q === '' && t('emptyText')}</Empty>}
      <TemplateList templates={templates} cursor={cursor.at} onOpen={setOpened} />
      {opened !== undefined && (
        <TemplateDialog {...(opened !== 'new' && { template: opened })} onClose={() => setOpened(undefined)} />
      )}
    </Page>
  );
}

function isMeant({ shortName, title, texts }: Template, q: string): boolean {
  const wanted = q.trim().replace(/^;/, '').toLowerCase();
  return [shortName, title, ...Object.values(texts)].some((text) => text.toLowerCase().includes(wanted));
}
