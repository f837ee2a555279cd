import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '#contract/audit';
import { Mark } from '../../ui/mark.tsx';
import { When } from '../../ui/when.tsx';
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
                <code>{entry.action}</code>
              </td>
              <td className={classes.subject}>
                <Subject entry={entry} nameOf={nameOf} />
              </td>
              <td>
                <Result result={entry.result} />
              </td>
              <td className={classes.details}>
                {detailsText(entry.details)}
                {entry.address !== undefined && <span className={classes.quiet}>{entry.address}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Subject({ entry, nameOf }: { entry: AuditEntry; nameOf: AuditTableProps['nameOf'] }) {
  const { action, subjectId } = entry;
  if (action === 'transaction.read' || action === 'transaction.refresh' || action === 'verdict.read') {
    return (
      <Link to="/transactions/$uid" params={{ uid: subjectId }} search={{}}>
        {subjectId}
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

function detailsText(details: AuditEntry['details']): string {
  return Object.entries(details ?? {})
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ');
}
