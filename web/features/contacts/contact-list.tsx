import { useTranslation } from 'react-i18next';
import type { ContactCard } from '#contract/contacts';
import { LineList } from '../../ui/line-list.tsx';

interface ContactListProps {
  contacts: ContactCard[];
  cursor: number;
  isNarrow: boolean;
  hasMore: boolean;
  onMore(): void;
}

export function ContactList({ contacts, ...list }: ContactListProps) {
  const { t } = useTranslation('contacts');
  return (
    <LineList
      {...list}
      rows={contacts}
      label={t('title')}
      idOf={(contact) => contact.id}
      linkTo={({ id }) => ({ to: '/contacts/$contactId', params: { contactId: id } })}
      columns={[
        { head: t('columns.name'), width: 'minmax(180px, 1fr)', look: 'name', always: true, show: ({ name }) => name },
        {
          head: t('columns.addresses'),
          width: 'minmax(220px, 1.6fr)',
          look: 'quiet',
          always: true,
          show: ({ identities }) =>
            identities.map(({ kind, value }) => (kind === 'telegram' ? `Telegram ${value}` : value)).join(', '),
        },
        {
          head: t('columns.merchants'),
          width: 'minmax(180px, 1.2fr)',
          show: ({ merchants }) => merchants.map(({ name }) => name ?? t('unnamedMerchant')).join(', '),
        },
        {
          head: t('columns.language'),
          width: 'minmax(100px, 0.5fr)',
          look: 'quiet',
          show: ({ language }) => language !== null && t(`languages.${language}`),
        },
      ]}
    />
  );
}
