import { expect, test } from 'vitest';
import { ShopSettings } from '#contract/cms-modules/settings';
import {
  settingsDraftOf,
  settingsIn,
  typedSettingsOf,
} from '../../../../../web/features/cms-modules/probing/settings-draft.rules.ts';

const known = ShopSettings.parse({
  shop_id: 2127,
  currencies: ['BYN', 'USD'],
  notification_url: 'https://shop.example/notify',
  test: false,
});

test('opening and saving the form changes nothing', () => {
  expect({ shop_id: 2127, ...typedSettingsOf(settingsDraftOf(known)) }).toEqual(known);
});

test('what is empty is not told, lists are parted however they are typed', () => {
  const draft = { ...settingsDraftOf(null), currencies: 'BYN; USD  EUR', checkout_domain: ' pay.example ' };

  expect(typedSettingsOf(draft)).toEqual({ currencies: ['BYN', 'USD', 'EUR'], checkout_domain: 'pay.example' });
});

test('a file holds one shop, a list or items; anything else is not read', () => {
  expect(settingsIn(JSON.stringify(known))).toEqual([known]);
  expect(settingsIn(JSON.stringify([known]))).toEqual([known]);
  expect(settingsIn(JSON.stringify({ items: [known] }))).toEqual([known]);
  for (const text of ['', 'no JSON', '[]', '{"items":[]}', '[{"shop_id":"x"}]'])
    expect(settingsIn(text)).toBeUndefined();
});
