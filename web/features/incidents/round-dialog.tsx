import { Button, Checkbox, NumberInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewRound, startRound } from '#contract/answers';
import { getIncident, type Incident, type RoundPreviewItem } from '#contract/incidents';
import { useChange } from '../../lib/ask.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import classes from './incident.module.css';
import { RoundPreview } from './round-preview.tsx';
import { firstTexts } from './round-texts.ts';
import { useRoundChoice } from './use-round-choice.ts';

interface RoundDialogProps {
  incident: Incident;
  onClose(): void;
}

/** One answer to all: written once, looked at ticket by ticket, sent at a pace. */
export function RoundDialog({ incident, onClose }: RoundDialogProps) {
  const { t } = useTranslation('incidents');
  const [texts, setTexts] = useState(() => firstTexts(incident));
  const [isClosing, setIsClosing] = useState(incident.state === 'resolved');
  const [perMinute, setPerMinute] = useState(60);
  const [items, setItems] = useState<RoundPreviewItem[]>();
  const [total, setTotal] = useState(0);
  const choice = useRoundChoice(items ?? [], incident);
  const look = useChange(previewRound, {
    onDone: (answer) => {
      setItems(answer.items);
      setTotal(answer.total);
    },
  });
  const start = useChange(startRound, { refreshes: [getIncident], onDone: onClose });
  const params = { incidentId: incident.id };
  // What was looked at is what is sent: another text is looked at anew.
  const write = (next: Partial<typeof texts>) => {
    setTexts({ ...texts, ...next });
    setItems(undefined);
  };
  const { chosen } = choice;
  const send = () =>
    start.mutate({
      params,
      body: { texts, isClosing, perMinute, tickets: chosen.map(({ ticketId, seen }) => ({ ticketId, seen })) },
    });
  return (
    <Dialog title={t('round.title')} onClose={onClose} size={720}>
      <FormColumn
        error={look.error}
        onSubmit={() => (items === undefined ? look.mutate({ params, body: { texts } }) : send())}
      >
        {(['ru', 'en'] as const).map((language) => (
          <Textarea
            key={language}
            label={t(`round.${language}`)}
            description={language === 'ru' ? t('round.hint') : undefined}
            lang={language}
            autosize
            minRows={4}
            maxRows={10}
            value={texts[language]}
            onChange={({ currentTarget }) => write({ [language]: currentTarget.value })}
          />
        ))}
        <div className={classes.pace}>
          <NumberInput
            label={t('round.perMinute')}
            w={120}
            min={1}
            max={600}
            value={perMinute}
            onChange={(value) => setPerMinute(Math.min(600, Math.max(1, Number(value) || 1)))}
          />
          <Checkbox
            label={t('round.closing')}
            checked={isClosing}
            onChange={({ currentTarget }) => setIsClosing(currentTarget.checked)}
          />
        </div>
        {items === undefined ? (
          <Button type="submit" loading={look.isPending}>
            {t('round.preview')}
          </Button>
        ) : (
          <>
            {choice.known > 0 && (
              <Checkbox
                label={t('round.known', { count: choice.known })}
                checked={choice.areKnownChosen}
                onChange={({ currentTarget }) => choice.chooseKnown(currentTarget.checked)}
              />
            )}
            <RoundPreview items={items} chosen={chosen} onToggle={choice.toggle} />
            {total > items.length && <p role="status">{t('round.rest', { shown: items.length, total })}</p>}
            <p className={classes.quiet}>{t('round.leaves')}</p>
            <ErrorNote error={start.error} />
            <Button type="submit" disabled={chosen.length === 0} loading={start.isPending}>
              {t('round.send', { count: chosen.length })}
            </Button>
          </>
        )}
      </FormColumn>
    </Dialog>
  );
}
