import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AcquirerNow, listAcquirers, removeAcquirer } from '#contract/acquirers';
import { useMay } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { dayName } from '../../lib/day-name.ts';
import { useFormat } from '../../lib/format.ts';
import { weekText } from '../../lib/working-hours.rules.ts';
import { Card } from '../../ui/card.tsx';
import { DangerButton } from '../../ui/danger-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { AcquirerDialog } from './acquirer-dialog.tsx';
import classes from './acquirers.module.css';
import { OpeningMark } from './opening-mark.tsx';
import { TerminalLines } from './terminal-lines.tsx';

/** One bank: whether it works now, whom to call, and its terminals. */
export function AcquirerCard({ bank }: { bank: AcquirerNow }) {
  const { t } = useTranslation('acquirers');
  const may = useMay();
  const [opened, setOpened] = useState<'edit' | 'remove'>();
  const close = () => setOpened(undefined);
  return (
    <Card
      name={bank.name}
      kind={bank.codeBook}
      beside={
        <>
          <OpeningMark bank={bank} />
          {may('acquirer.change') && (
            <span className={classes.actions}>
              <Button variant="default" size="compact-sm" onClick={() => setOpened('edit')}>
                {t('edit')}
                <span className="for-readers"> {bank.name}</span>
              </Button>
              {bank.terminals.length === 0 && (
                <Button variant="subtle" size="compact-sm" onClick={() => setOpened('remove')}>
                  {t('remove')}
                  <span className="for-readers"> {bank.name}</span>
                </Button>
              )}
            </span>
          )}
        </>
      }
    >
      <BankFacts bank={bank} />
      <TerminalLines bank={bank} />
      {opened === 'edit' && <AcquirerDialog bank={bank} onClose={close} />}
      {opened === 'remove' && <RemoveDialog bank={bank} onClose={close} />}
    </Card>
  );
}

function BankFacts({ bank: { contacts, hours, settlement, note } }: { bank: AcquirerNow }) {
  const { t } = useTranslation('acquirers');
  const format = useFormat();
  const daysText = (days: readonly string[]) => days.map((day) => format.shortDay(`${day}T12:00:00Z`)).join(', ');
  const week = weekText(hours, (day) => dayName(day, format.language, 'short'));
  return (
    <Facts>
      <Fact label={t('people')}>
        {contacts.length === 0 && <span className={classes.quiet}>{t('nobody')}</span>}
        {contacts.map(({ name, duty, email, phone, isOutOfHours }) => (
          <span key={`${name} ${email} ${phone}`} className={classes.person}>
            {name}
            <span className={classes.quiet}>
              {[duty, email, phone, isOutOfHours && t('anyHour')].filter(Boolean).join(' · ')}
            </span>
          </span>
        ))}
      </Fact>
      <Fact label={t('hours')}>{`${week} (${hours.zone})`}</Fact>
      <Fact label={t('holidays')}>{daysText(hours.holidays)}</Fact>
      <Fact label={t('workdays')}>{daysText(hours.workdays ?? [])}</Fact>
      <Fact label={t('settlement')}>
        {settlement !== null &&
          t(settlement.providerDays === 0 ? 'settlesSameDay' : 'settles', {
            cutOff: settlement.cutOff,
            acquirer: settlement.acquirerDays,
            provider: settlement.providerDays,
          })}
      </Fact>
      <Fact label={t('note')}>{note}</Fact>
    </Facts>
  );
}

function RemoveDialog({ bank, onClose }: { bank: AcquirerNow; onClose: () => void }) {
  const { t } = useTranslation('acquirers');
  const remove = useChange(removeAcquirer, { refreshes: [listAcquirers], onDone: onClose });
  return (
    <Dialog title={t('removeSure')} onClose={onClose}>
      <p>{t('removeText')}</p>
      <ErrorNote error={remove.error} />
      <DangerButton loading={remove.isPending} onClick={() => remove.mutate({ params: { acquirerId: bank.id } })}>
        {t('remove')}
      </DangerButton>
    </Dialog>
  );
}
