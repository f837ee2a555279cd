import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getMerchant, type Merchant, removeContact } from '#contract/merchants';
import { useMay } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { DangerButton } from '../../ui/danger-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ContactDialog } from './contact-dialog.tsx';
import classes from './shops-panel.module.css';

type Contact = Merchant['contacts'][number];

export function ContactsPanel({ merchant }: { merchant: Merchant }) {
  const { t } = useTranslation(['merchants', 'ui']);
  const may = useMay();
  const [opened, setOpened] = useState<Contact | 'new'>();
  const [leaving, setLeaving] = useState<Contact>();
  const remove = useChange(removeContact, { refreshes: [getMerchant], onDone: () => setLeaving(undefined) });
  const mayChange = may('contact.change');
  return (
    <Panel
      title={t('contactsTitle')}
      aside={
        mayChange && (
          <Button variant="default" onClick={() => setOpened('new')}>
            {t('addContact')}
          </Button>
        )
      }
    >
      {merchant.contacts.length === 0 && <p className={classes.quiet}>{t('noContacts')}</p>}
      <ul>
        {merchant.contacts.map((contact) => (
          <li key={contact.id} className={classes.contact}>
            <span className={classes.name}>{contact.name}</span>
            <span>
              {contact.identities.map(({ kind, value }) => (
                <span key={`${kind} ${value}`} className={classes.identity}>
                  <CopyField label={t(`identity.${kind}`)} value={value} isCode={false} />
                </span>
              ))}
              {contact.note !== '' && <span className={classes.quiet}>{contact.note}</span>}
            </span>
            {mayChange && (
              <span className={classes.actions}>
                <button type="button" className={classes.act} onClick={() => setOpened(contact)}>
                  {t('edit')}
                </button>
                <button type="button" className={classes.act} onClick={() => setLeaving(contact)}>
                  {t('removeContact')}
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {opened !== undefined && (
        <ContactDialog
          merchant={merchant}
          {...(opened !== 'new' && { contact: opened })}
          onClose={() => setOpened(undefined)}
        />
      )}
      {leaving !== undefined && (
        <Dialog title={t('forgetSure', { name: leaving.name })} onClose={() => setLeaving(undefined)}>
          <ErrorNote error={remove.error} />
          <DangerButton
            loading={remove.isPending}
            onClick={() => remove.mutate({ params: { merchantId: merchant.id, contactId: leaving.id } })}
          >
            {t('removeContact')}
          </DangerButton>
        </Dialog>
      )}
    </Panel>
  );
}
