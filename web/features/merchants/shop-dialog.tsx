import { Autocomplete, Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addShop, changeShop, getMerchant, listMerchants, type Merchant, type Shop } from '#contract/merchants';
import type { PersonId } from '#kernel/ids';
import { useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { ManagerSelect } from './account-manager-select.tsx';
import { LanguageSelect } from './language-select.tsx';
import { SupportFields, supportInput, supportOf } from './support-fields.tsx';

const PLATFORMS = [
  'woocommerce',
  'opencart',
  'bitrix',
  'joomla',
  'drupal',
  'prestashop',
  'magento',
  'tilda',
  'insales',
  'shopify',
];

/** Adds a shop by its number at the gateway, or changes what is known of one. */
export function ShopDialog({ merchant, shop, onClose }: { merchant: Merchant; shop?: Shop; onClose: () => void }) {
  const { t } = useTranslation('merchants');
  const [id, setId] = useState(shop?.id.toString() ?? '');
  const [name, setName] = useState(shop?.name ?? '');
  const [domain, setDomain] = useState(shop?.domain ?? '');
  const [cms, setCms] = useState(shop?.cms ?? '');
  const [support, setSupport] = useState(() => supportOf(shop));
  const [language, setLanguage] = useState(shop?.language ?? null);
  const [managerId, setManagerId] = useState<PersonId | null>(shop?.accountManager?.id ?? null);
  const refreshes = [getMerchant, listMerchants];
  const add = useChange(addShop, { refreshes, onDone: onClose });
  const change = useChange(changeShop, { refreshes, onDone: onClose });
  const error = add.error ?? change.error;
  const fieldText = useFieldText(error);
  const save = () => {
    const body = {
      name: name.trim() || null,
      domain: domain.trim() || null,
      cms: cms.trim() || null,
      ...supportInput(support),
      language,
      accountManagerId: managerId,
    };
    if (shop === undefined) add.mutate({ params: { merchantId: merchant.id }, body: { ...body, id } });
    else change.mutate({ params: { shopId: shop.id }, body });
  };
  return (
    <Dialog title={shop === undefined ? t('form.newShop') : t('form.editShop', { id: shop.id })} onClose={onClose}>
      <FormColumn error={error} onSubmit={save}>
        {shop === undefined && (
          <TextInput
            label={t('form.shopNumber')}
            inputMode="numeric"
            value={id}
            onChange={(event) => setId(event.currentTarget.value)}
            error={fieldText('id')}
            data-autofocus
          />
        )}
        <TextInput
          label={t('form.shopName')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldText('name')}
        />
        <TextInput
          label={t('form.domain')}
          value={domain}
          onChange={(event) => setDomain(event.currentTarget.value)}
          error={fieldText('domain')}
        />
        <Autocomplete label={t('form.cms')} data={PLATFORMS} value={cms} onChange={setCms} error={fieldText('cms')} />
        <SupportFields value={support} onChange={setSupport} fieldText={fieldText} />
        <LanguageSelect value={language} onChange={setLanguage} />
        <ManagerSelect label={t('form.ownManager')} value={managerId} onChange={setManagerId} />
        <Button type="submit" loading={add.isPending || change.isPending}>
          {t('form.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
