import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import { MomentPick } from './moment-pick.tsx';

interface SnoozeDialogProps {
  /** It sleeps: it can be woken. */
  isAsleep: boolean;
  onPick(until: string | null): void;
  onClose(): void;
}

export function SnoozeDialog({ isAsleep, onPick, onClose }: SnoozeDialogProps) {
  const { t } = useTranslation('tickets');
  return (
    <Dialog title={t('snooze.title')} onClose={onClose} size={440}>
      <MomentPick label={t('snooze.title')} none={isAsleep ? t('snooze.wake') : undefined} onPick={onPick} />
    </Dialog>
  );
}
