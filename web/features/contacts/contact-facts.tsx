import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ContactCard } from '#contract/contacts';
import { CopyField } from '../../ui/copy-field.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import classes from './contact-facts.module.css';

/** What is known of a contact. */
export function ContactFacts({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation('contacts');
  return (
    <Facts>
      {contact.identities.map(({ kind, value }) => (
        <Fact key={`${kind} ${value}`} label={t(`identity.${kind}`)}>
          <CopyField label={t(`identity.${kind}`)} value={value} isCode={false} />
        </Fact>
      ))}
      {contact.identities.length === 0 && (
        <Fact label={t('form.addresses')}>
          <span className={classes.quiet}>{t('noAddresses')}</span>
        </Fact>
      )}
      <Fact label={t('columns.merchants')}>
        {contact.merchants.length === 0 ? (
          <span className={classes.quiet}>{t('noMerchants')}</span>
        ) : (
          <span className={classes.merchants}>
            {contact.merchants.map(({ id, name }) => (
              <Link key={id} to="/merchants/$merchantId" params={{ merchantId: id }}>
                {name ?? t('unnamedMerchant')}
              </Link>
            ))}
          </span>
        )}
      </Fact>
      <Fact label={t('columns.language')}>{contact.language !== null && t(`languages.${contact.language}`)}</Fact>
      <Fact label={t('note')}>{contact.note}</Fact>
    </Facts>
  );
}
