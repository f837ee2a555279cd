import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getOnDuty, getRota, type Override, type Rota, removeOverride } from '#contract/rota';
import { useMay } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { DangerButton } from '../../ui/danger-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './lines.module.css';
import { clockText } from './wall-clock.rules.ts';

/** The changes for a while that hold in the shown week. */
export function OverridesPanel({ rota }: { rota: Rota }) {
  const { t } = useTranslation('rota');
  const may = useMay();
  const format = useFormat();
  const now = new Date(useNowMs()).toISOString();
  const [leaving, setLeaving] = useState<Override>();
  const nameOf = (id: string | null) => rota.people.find(({ personId }) => personId === id)?.name ?? '';
  const says = ({ kind, personId, insteadOf }: Override) =>
    t(`override.says.${kind}`, { name: nameOf(personId), other: nameOf(insteadOf) });
  const when = (at: string) => `${format.shortDay(at)} ${clockText(at, rota.zone)}`;
  return (
    <Panel title={t('override.title')}>
      {rota.overrides.length === 0 && <p className={classes.quiet}>{t('override.none')}</p>}
      <ul>
        {rota.overrides.map((override) => (
          <li key={override.id} className={classes.line}>
            <span className={classes.name}>{says(override)}</span>
            <span className={classes.hours}>{t('override.from', { at: when(override.start) })}</span>
            <span className={classes.hours}>{t('override.to', { at: when(override.end) })}</span>
            <span className={classes.quiet}>
              {[override.place === 'home' && override.kind !== 'remove' && t('week.home'), override.reason]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {may('rota.change') && override.end > now && (
              <span className={classes.actions}>
                <button type="button" className={classes.act} onClick={() => setLeaving(override)}>
                  {t('override.back')}
                  <span className="for-readers"> {says(override)}</span>
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {leaving !== undefined && <TakeBackDialog override={leaving} onClose={() => setLeaving(undefined)} />}
    </Panel>
  );
}

function TakeBackDialog({ override, onClose }: { override: Override; onClose: () => void }) {
  const { t } = useTranslation('rota');
  const back = useChange(removeOverride, { refreshes: [getRota, getOnDuty], onDone: onClose });
  return (
    <Dialog title={t('override.backSure')} onClose={onClose}>
      <p>{t('override.backText')}</p>
      <ErrorNote error={back.error} />
      <DangerButton loading={back.isPending} onClick={() => back.mutate({ params: { overrideId: override.id } })}>
        {t('override.back')}
      </DangerButton>
    </Dialog>
  );
}
