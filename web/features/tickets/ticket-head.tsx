import { Menu } from '@mantine/core';
import IconDots from '@tabler/icons-react/icons/IconDots';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '#contract/tickets';
import { useKeys } from '../../lib/keyboard.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Title } from '../../ui/title.tsx';
import { ChannelSign } from './channel-sign.tsx';
import { DueClock } from './due-clock.tsx';
import { PresenceSigns } from './presence-signs.tsx';
import { StatusMark } from './status-mark.tsx';
import type { TicketAction } from './ticket-actions.ts';
import classes from './ticket-head.module.css';
import { useWriterName } from './writer-name.ts';

interface TicketHeadProps {
  ticket: Ticket;
  actions: TicketAction[];
  /** The way back to the list, where the two do not fit beside each other. */
  back: ReactNode;
  /** Opens the context where it has no column of its own. */
  aside: ReactNode;
}

/** Whose request it is, how it stands, until when, and what can be done with it. */
export function TicketHead({ ticket, actions, back, aside }: TicketHeadProps) {
  const { t } = useTranslation('tickets');
  const nameOf = useWriterName();
  const group = t('keys.ticket');
  useKeys(
    actions.map(({ keys, label, foretold, isNeeded, run }) => ({
      keys,
      group,
      label,
      isNeeded,
      foretell: () => ({ says: foretold }),
      run,
    })),
  );
  return (
    <header className={classes.head}>
      <Title>{`#${ticket.number} ${ticket.subject}`}</Title>
      <div className={classes.top}>
        {back}
        <h1 className={classes.subject}>{ticket.subject === '' ? t('noSubject') : ticket.subject}</h1>
        <PresenceSigns ticketId={ticket.id} />
        {aside}
      </div>
      <div className={classes.facts}>
        <span className={classes.number}>
          <CopyField label={t('number')} value={`#${ticket.number}`} />
        </span>
        <StatusMark status={ticket.status} waitingOn={ticket.waitingOn} />
        <DueClock dueAt={ticket.dueAt} kind={ticket.dueKind} />
        <span className={classes.writer}>
          <ChannelSign channel={ticket.channel} /> {nameOf(ticket)}
        </span>
        <span className={classes.quiet}>{t(`topic.${ticket.topic}`)}</span>
        <span className={classes.quiet}>
          {ticket.assignee === null ? t('nobody') : t('assignee', { name: ticket.assignee.name })}
        </span>
        <Actions actions={actions} />
      </div>
    </header>
  );
}

function Actions({ actions }: { actions: TicketAction[] }) {
  const { t } = useTranslation('tickets');
  if (actions.length === 0) return null;
  const rest = actions.filter(({ isFirst }) => !isFirst);
  return (
    <div className={classes.actions}>
      {actions
        .filter(({ isFirst }) => isFirst)
        .map(({ name, label, keys, run }) => (
          <button key={name} type="button" className={classes.action} onClick={run}>
            {label} <KeyHint keys={keys} />
          </button>
        ))}
      {rest.length > 0 && (
        <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <button type="button" className={classes.action} aria-label={t('act.more')} title={t('act.more')}>
              <IconDots size={16} stroke={1.75} aria-hidden="true" />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map(({ name, label, keys, run }) => (
              <Menu.Item key={name} onClick={run} rightSection={<KeyHint keys={keys} />}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
