import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listAccuracy, listJudged } from '#contract/diagnosis';
import { AccuracyTable, type ChosenFigure } from '../../features/diagnosis/accuracy-table.tsx';
import { JudgedList } from '../../features/diagnosis/judged-list.tsx';
import { useRuleName } from '../../features/diagnosis/use-rule-name.ts';
import { ask, askPages } from '../../lib/ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';

const PERIODS = [7, 30, 90];

/** How often the rules of the verdict were right, by what people corrected. */
export function AccuracyPage() {
  const { t } = useTranslation('judging');
  const nameOf = useRuleName();
  const [days, setDays] = useState(30);
  const [chosen, setChosen] = useState<ChosenFigure>();
  const { data, error, refetch } = useQuery(ask(listAccuracy, { query: { days } }));
  const list = useInfiniteQuery({
    ...askPages(listJudged, { query: { days, rule: chosen?.rule ?? '', which: chosen?.which ?? 'given' } }),
    enabled: chosen !== undefined,
  });
  return (
    <Page
      title={t('title')}
      aside={t('aside')}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('period')}
          value={String(days)}
          onChange={(value) => setDays(Number(value))}
          data={PERIODS.map((period) => ({ value: String(period), label: t('days', { count: period }) }))}
        />
      }
    >
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {data?.items.length === 0 && <Empty title={t('empty')}>{t('emptyText')}</Empty>}
      {data !== undefined && data.items.length > 0 && (
        <AccuracyTable items={data.items} chosen={chosen} onChoose={setChosen} />
      )}
      {chosen !== undefined && (
        <Panel title={t(`list.${chosen.which}`, { rule: nameOf(chosen.rule) })}>
          <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
          <JudgedList items={list.data?.pages.flatMap((page) => page.items) ?? []} />
          <MoreButton query={list} />
        </Panel>
      )}
    </Page>
  );
}
