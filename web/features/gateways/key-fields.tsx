import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '#contract/gateways';
import { EMPTY_SHOP_KEYS, type ShopKeysDraft, sentPlaceOf, shopKeysIn, withPasted } from './shop-keys.rules.ts';
import { ShopKeysLine } from './shop-keys-line.tsx';
import classes from './source-dialog.module.css';
import { type DraftProps, useDraftFields } from './use-draft-fields.ts';

/** By what notifications are proven and single payments asked for: the source's own key, and those of its shops. */
export function KeyFields({ source, ...props }: DraftProps & { source: Source | undefined }) {
  const { draft, error, onChange } = props;
  const { t } = useTranslation('gateways');
  const bind = useDraftFields(props);
  const { shops } = draft;
  const replace = (at: number, next: ShopKeysDraft | undefined) =>
    onChange({ shops: shops.flatMap((shop, each) => (each === at ? (next ?? []) : shop)) });
  return (
    <div className={classes.column}>
      <Textarea
        label={t('form.publicKey')}
        description={t('hint.publicKey')}
        autosize
        minRows={2}
        maxRows={8}
        spellCheck={false}
        {...bind('publicKey', 'settings.publicKey')}
      />
      <Textarea
        label={t('form.signingKey')}
        description={
          source?.signingKeyFingerprint === undefined
            ? t('hint.signingKey')
            : t('form.keepPassword', { fingerprint: source.signingKeyFingerprint })
        }
        autosize
        minRows={2}
        maxRows={8}
        spellCheck={false}
        autoComplete="off"
        {...bind('signingKey', 'signingKey')}
      />
      <div>
        <p className={classes.label}>{t('form.shopKeys')}</p>
        <p className={classes.hint}>{t('hint.shopKeys')}</p>
        {shops.length > 0 && (
          <ul className={classes.shops}>
            {shops.map((shop, at) => (
              <ShopKeysLine
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
                key={at}
                shop={shop}
                place={sentPlaceOf(shops, shop)}
                error={error}
                onChange={(next) => replace(at, next)}
              />
            ))}
          </ul>
        )}
        <Button variant="default" onClick={() => onChange({ shops: [...shops, EMPTY_SHOP_KEYS] })}>
          {t('form.addShop')}
        </Button>
      </div>
      <PastedKeys onPaste={(pasted) => onChange({ shops: withPasted(shops, pasted) })} />
    </div>
  );
}

function PastedKeys({ onPaste }: { onPaste: (drafts: ShopKeysDraft[]) => void }) {
  const { t } = useTranslation('gateways');
  const [text, setText] = useState('');
  const take = () => {
    const { drafts, unread } = shopKeysIn(text);
    onPaste(drafts);
    setText(unread.join('\n'));
  };
  const { drafts } = shopKeysIn(text);
  return (
    <div className={classes.paste}>
      <Textarea
        label={t('form.pasteKeys')}
        description={t('hint.pasteKeys')}
        autosize
        minRows={2}
        maxRows={6}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text.trim() !== '' && (
        <Button variant="default" disabled={drafts.length === 0} onClick={take}>
          {t('form.takeKeys', { count: drafts.length })}
        </Button>
      )}
    </div>
  );
}
