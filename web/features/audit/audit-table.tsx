import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '#contract/audit';
import { Mark } from '../../ui/mark.tsx';
import { When } from '../../ui/when.tsx';
import { useActionWord } from './action-word.ts';
import classes from './audit-table.module.css';

interface AuditTableProps {
  entries: AuditEntry[];
  /** A person's name by id. */
  nameOf(personId: string): string | undefined;
  onActor(actor: string): void;
}

/** Who did or saw what, newest first. */
export function AuditTable({ entries, nameOf, onActor }: AuditTableProps) {
  const { t } = useTranslation('audit');
  const wordOf = useActionWord();
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('at')}</th>
            <th scope="col">{t('who')}</th>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('subject')}</th>
            <th scope="col">{t('result')}</th>
            <th scope="col">{t('from')}</th>
            <th scope="col">{t('details')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className={classes.at}>
                <When at={entry.at} />
              </td>
              <td>
                <button type="button" className={classes.actor} onClick={() => onActor(entry.actor)}>
                  {entry.actorKind === 'person' ? (nameOf(entry.actor) ?? entry.actor.slice(0, 8)) : entry.actor}
                </button>
                {entry.actorKind !== 'person' && (
                  <span className={classes.quiet}> {t(`kinds.${entry.actorKind}`)}</span>
                )}
              </td>
              <td>
                <span title={entry.action}>{wordOf(entry.action)}</span>
              </td>
              <td className={classes.subject}>
                <Subject entry={entry} nameOf={nameOf} />
              </td>
              <td>
                <Result result={entry.result} />
              </td>
              <td className={classes.at}>{entry.address}</td>
              <td className={classes.details}>
                <Details details={entry.details} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SEVERAL = new Set(['list', 'page', 'search']);
const OF_PAYMENTS = new Set(['transaction.read', 'transaction.read-document', 'transaction.refresh', 'verdict.read']);

function Subject({ entry, nameOf }: { entry: AuditEntry; nameOf: AuditTableProps['nameOf'] }) {
  const { t } = useTranslation('audit');
  const { action, subjectId } = entry;
  if (SEVERAL.has(subjectId)) return <>{t('many')}</>;
  if (OF_PAYMENTS.has(action)) {
    return (
      <Link to="/transactions/$uid" params={{ uid: subjectId }} search={{}}>
        {subjectId}
      </Link>
    );
  }
  const [kind] = action.split('.');
  if (kind === 'merchant' && UUID.test(subjectId)) {
    return (
      <Link to="/merchants/$merchantId" params={{ merchantId: subjectId }}>
        {t('merchant', { id: subjectId.slice(-6) })}
      </Link>
    );
  }
  if (kind === 'source' && UUID.test(subjectId)) {
    return (
      <Link to="/sources/$sourceId" params={{ sourceId: subjectId }}>
        {t('source', { id: subjectId.slice(-6) })}
      </Link>
    );
  }
  if (kind === 'contact' && UUID.test(subjectId)) {
    return (
      <Link to="/contacts/$contactId" params={{ contactId: subjectId }}>
        {t('contact', { id: subjectId.slice(-6) })}
      </Link>
    );
  }
  return <>{nameOf(subjectId) ?? subjectId}</>;
}

function Result({ result }: { result: AuditEntry['result'] }) {
  const { t } = useTranslation('audit');
  if (result === 'refused')
    return (
      <Mark tone="bad" shape="cross">
        {t('results.refused')}
      </Mark>
    );
  if (result === 'read')
    return (
      <Mark tone="idle" shape="ring">
        {t('results.read')}
      </Mark>
    );
  return (
    <Mark tone="idle" shape="tick">
      {t('results.done')}
    </Mark>
  );
}

/** Few words as they are; a long list folded, its length said. */
function Details({ details = {} }: { details: AuditEntry['details'] }) {
  const { t } = useTranslation('audit');
  return Object.entries(details).map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (!Array.isArray(value) || text.length < 80) {
      return (
        <span key={name} className={classes.detail}>
          {name}: {text}
        </span>
      );
    }
    return (
      <details key={name}>
        <summary>{t('list', { name, count: value.length })}</summary>
        {value.join(' ')}
      </details>
    );
  });
}
