import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listInvitations, withdrawInvitation } from '#contract/access';
import { ask, useChange } from '../../lib/ask.ts';
import { useFormat } from '../../lib/format.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './open-invitations.module.css';

/** Invitations that nobody has accepted yet. */
export function OpenInvitations() {
  const { t } = useTranslation('access');
  const format = useFormat();
  const { data } = useQuery(ask(listInvitations, {}));
  const withdraw = useChange(withdrawInvitation, { refreshes: [listInvitations] });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Panel title={t('invite.open')}>
      <ErrorNote error={withdraw.error} />
      <ul>
        {data.items.map((invitation) => (
          <li key={invitation.id} className={classes.line}>
            <span>
              {invitation.name} <span className={classes.quiet}>{invitation.email}</span>
            </span>
            <span className={classes.quiet}>{t(`roles.${invitation.role}`)}</span>
            <span className={classes.quiet}>
              {invitation.state === 'expired'
                ? t('invite.expired')
                : t('invite.until', { when: format.fullMoment(invitation.expiresAt) })}
            </span>
            <button
              type="button"
              className={classes.withdraw}
              onClick={() => withdraw.mutate({ params: { invitationId: invitation.id } })}
            >
              {t('invite.withdraw')}
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
