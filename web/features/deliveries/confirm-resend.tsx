import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';

interface ConfirmResendProps {
  onClose(): void;
  onConfirm(): void;
}

/** A shop that took the notification may act on it twice. */
export function ConfirmResend({ onClose, onConfirm }: ConfirmResendProps) {
  const { t } = useTranslation('deliveries');
  return (
    <Dialog title={t('payment.confirmTitle')} onClose={onClose}>
      <p>{t('payment.confirmText')}</p>
      <Button onClick={onConfirm} data-autofocus>
        {t('payment.confirm')}
      </Button>
    </Dialog>
  );
}
