import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../lib/keyboard.ts';

interface DialogProps {
  title: ReactNode;
  onClose: () => void;
  size?: number;
  children: ReactNode;
}

/** A window over the page; while it is there the page's keys are silent. */
export function Dialog({ title, onClose, size = 520, children }: DialogProps) {
  const { t } = useTranslation('ui');
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': t('close') }}>
      <ModalKeys />
      {children}
    </Modal>
  );
}

function ModalKeys() {
  useKeys([], { isModal: true });
  return null;
}
