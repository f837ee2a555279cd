import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ContactCard } from '#contract/contacts';
import { RowList } from '../../ui/row-list.tsx';
import classes from './contact-list.module.css';

interface ContactListProps {
  contacts: ContactCard[];
  cursor: number;
  isNarrow: boolean;
  hasMore: boolean;
  onMore(): void;
}

export function ContactList({ contacts, cursor, isNarrow, hasMore, onMore }: ContactListProps) {
  const { t } = useTranslation('contacts');
  return (
    <>
      {!isNarrow && (
        <div className={`${classes.grid} ${classes.columns}`} aria-hidden="true">
          <span>{t('columns.name')}</span>
          <span>{t('columns.addresses')}</span>
          <span>{t('columns.merchants')}</span>
          <span>{t('columns.language')}</span>
        </div>
      )}
      <RowList
        rows={contacts}
        rowHeight={isNarrow ? 52 : 36}
        idOf={(contact) => contact.id}
        label={t('title')}
        cursor={cursor}
        hasMore={hasMore}
        onMore={onMore}
        renderRow={(contact, at) => <ContactLine contact={contact} isCurrent={at === cursor} isNarrow={isNarrow} />}
      />
    </>
  );
}

interface ContactLineProps {
  contact: ContactCard;
  isCurrent: boolean;
  isNarrow: boolean;
}

function ContactLine({ contact, isCurrent, isNarrow }: ContactLineProps) {
  const { t } = useTranslation('contacts');
  return (
    <Link
      to="/contacts/$contactId"
      params={{ contactId: contact.id }}
      tabIndex={-1}
      className={`${isNarrow ? classes.narrow : classes.grid} ${classes.line}`}
      data-current={isCurrent || undefined}
    >
      <span className={classes.name}>{contact.name}</span>
      <span className={classes.quiet}>
        {contact.identities.map(({ kind, value }) => (kind === 'telegram' ? `Telegram ${value}` : value)).join(', ')}
      </span>
      {!isNarrow && <span>{contact.merchants.map(({ name }) => name ?? t('unnamedMerchant')).join(', ')}</span>}
      {!isNarrow && (
        <span className={classes.quiet}>{contact.language !== null && t(`languages.${contact.language}`)}</span>
      )}
    </Link>
  );
}
