import { useTranslation } from 'react-i18next';
import type { StatusLink } from '#contract/status-pages';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import classes from './links-panel.module.css';

interface LinkLineProps {
  link: StatusLink;
  /** Absent for who may not end it. */
  onEnd?: (() => void) | undefined;
}

/** One link: for whom, until when, and how often it was opened. */
export function LinkLine({ link, onEnd }: LinkLineProps) {
  const { t } = useTranslation('status-pages');
  const format = useFormat();
  const now = useNowMs();
  const works = link.state === 'works';
  const opened =
    link.lastOpenedAt === null
      ? t('never')
      : t('opens', { count: link.opens, ago: format.ago(link.lastOpenedAt, now) });
  return (
    <li className={classes.line}>
      <span className={works ? classes.name : classes.ended}>{link.label}</span>
      <span className={works ? undefined : classes.ended}>
        {t(`state.${link.state}`)}
        {works && ` ${t('until', { day: format.day(link.expiresAt) })}`}
      </span>
      <span className={classes.quiet}>
        {opened} · {link.createdBy === null ? t('byProgram') : t('by', { name: link.createdBy.name })}
      </span>
      {works && onEnd !== undefined ? (
        <button type="button" className={classes.act} onClick={onEnd}>
          {t('revoke')}
          <span className="for-readers"> {link.label}</span>
        </button>
      ) : (
        <span />
      )}
    </li>
  );
}
