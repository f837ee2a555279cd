import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listRefusedDocuments } from '#contract/gateways';
import type { SourceId } from '#kernel/ids';
import { askPages } from '../../lib/ask.ts';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { useRefusalText } from '../../lib/refusal-text.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useGatewayWord, useTrackName } from './gateway-words.ts';
import classes from './refused-documents.module.css';

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** What came from a source and could not be used; nothing is lost silently. */
export function RefusedDocuments({ sourceId }: { sourceId: SourceId }) {
  const { t } = useTranslation('gateways');
  const format = useFormat();
  const refusalText = useRefusalText();
  const word = useGatewayWord();
  const trackName = useTrackName();
  const originText = (origin: string) =>
    /^[a-z]+_at/.test(origin) ? lowerFirst(trackName(origin)) : word('refusedOrigin', origin);
  const now = useNowMs();
  const list = useInfiniteQuery(askPages(listRefusedDocuments, { params: { sourceId }, query: {} }));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={t('refusedTitle')} source={t('refusedText')}>
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      {list.data !== undefined && rows.length === 0 && <p className={classes.quiet}>{t('refusedNone')}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id} className={classes.row}>
            <span className={classes.reason}>{refusalText(row.reason)}</span>
            <span className={classes.quiet}>
              {t('times', { count: row.times })} · {t('lastSeen', { when: format.moment(row.lastSeenAt, now) })} ·{' '}
              {t('origin', { origin: originText(row.origin) })}
            </span>
            <code className={classes.excerpt}>{row.excerpt}</code>
          </li>
        ))}
      </ul>
      <MoreButton query={list} />
    </Panel>
  );
}
