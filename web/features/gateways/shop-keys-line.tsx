import { Button, CloseButton, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../lib/call.ts';
import { useFieldText } from '../../lib/error-text.ts';
import type { ShopKeysDraft } from './shop-keys.rules.ts';
import classes from './source-dialog.module.css';

interface ShopKeysLineProps {
  shop: ShopKeysDraft;
  /** Where the server speaks of this line. */
  place: string;
  error: CallError | null;
  /** Without a line: it goes. */
  onChange(next: ShopKeysDraft | undefined): void;
}

/** The keys of one shop. What the server has is shown by its fingerprint and kept while the field stays empty. */
export function ShopKeysLine({ shop, place, error, onChange }: ShopKeysLineProps) {
  const { t } = useTranslation('gateways');
  const fieldText = useFieldText(error);
  const { known, isForgotten } = shop;
  const kept = (fingerprint: string | undefined) =>
    fingerprint === undefined ? t('form.noKey') : t('form.keptKey', { fingerprint });
  if (isForgotten) {
    return (
      <li className={classes.forgotten}>
        {t('form.shopForgotten', { id: shop.shopId })}
        <Button variant="default" onClick={() => onChange({ ...shop, isForgotten: false })}>
          {t('form.keepShop')}
        </Button>
      </li>
    );
  }
  return (
    <li className={classes.shop}>
      <TextInput
        aria-label={t('form.shopId')}
        placeholder={t('form.shopId')}
        inputMode="numeric"
        disabled={known !== undefined}
        value={shop.shopId}
        onChange={(event) => onChange({ ...shop, shopId: event.currentTarget.value })}
        error={fieldText(`${place}.shopId`)}
      />
      <PasswordInput
        aria-label={t('form.secretKey')}
        placeholder={known === undefined ? t('form.secretKey') : kept(known.secretFingerprint)}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('form.secretKey') }}
        value={shop.secretKey}
        onChange={(event) => onChange({ ...shop, secretKey: event.currentTarget.value })}
        error={fieldText(`${place}.secretKey`)}
      />
      <Textarea
        aria-label={t('form.shopPublicKey')}
        placeholder={known === undefined ? t('form.shopPublicKey') : kept(known.publicKeyFingerprint)}
        autosize
        minRows={1}
        maxRows={4}
        spellCheck={false}
        value={shop.publicKey}
        onChange={(event) => onChange({ ...shop, publicKey: event.currentTarget.value })}
        error={fieldText(`${place}.publicKey`, `shops.${shop.shopId.trim()}`)}
      />
      <CloseButton
        aria-label={t('form.dropShop', { id: shop.shopId })}
        title={t('form.dropShop', { id: shop.shopId })}
        onClick={() => onChange(known === undefined ? undefined : { ...shop, isForgotten: true })}
      />
    </li>
  );
}
