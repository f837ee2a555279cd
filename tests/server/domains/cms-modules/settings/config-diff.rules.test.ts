import { describe, expect, test } from 'vitest';
import type { FactKey, FactSource, ModuleFact } from '../../../../../server/domains/cms-modules/contract.ts';
import { SUCCESSIONS } from '../../../../../server/domains/cms-modules/facts/currencies.ts';
import { diffOf } from '../../../../../server/domains/cms-modules/settings/config-diff.rules.ts';
import { factsOfSettings } from '../../../../../server/domains/cms-modules/settings/facts-of-settings.rules.ts';
import { ShopId } from '../../../../../server/kernel/ids.ts';

const shopId = ShopId.parse(2105);
const fact = (source: FactSource, key: FactKey, value: string, observedAt = '2026-11-09T09:00:00Z'): ModuleFact => ({
  key,
  value,
  source,
  observedAt,
  place: null,
  line: null,
});
const rowOf = (key: FactKey, facts: ModuleFact[], keyFingerprint?: string) =>
  diffOf({ shopId, host: 'tea.example', facts, keyFingerprint }).find((row) => row.key === key);

describe('the two sides of a shop', () => {
  test.each<[FactKey, FactKey, string, string, string]>([
    ['mode', 'mode', 'live', 'live', 'same'],
    ['mode', 'mode', 'live', 'test', 'differs'],
    ['mode', 'mode', 'test', 'live', 'differs'],
    ['currency', 'currencies', 'BYN, USD', 'USD', 'same'],
    ['currency', 'currencies', 'BYN, USD', 'EUR', 'differs'],
    ['currency', 'currencies', 'BYN', 'BYR', 'unexpected'],
    ['currency', 'currencies', 'RUB', 'RUR', 'unexpected'],
    ['key-fingerprint', 'key-fingerprint', 'a1b2c3d4', 'a1b2c3d4', 'same'],
    ['key-fingerprint', 'key-fingerprint', 'a1b2c3d4', '00000000', 'differs'],
    ['shop-id', 'shop-id', '2105', '2105', 'same'],
    ['shop-id', 'shop-id', '12105', '2105', 'same'],
    ['shop-id', 'shop-id', '2105', '361', 'differs'],
    ['notification-url', 'notification-url', 'https://tea.example/cb', 'https://TEA.example/cb/', 'same'],
    ['notification-url', 'notification-url', 'https://tea.example/cb', 'http://tea.example/cb', 'differs'],
    ['notification-url', 'notification-url', 'https://tea.example/?a=1', 'https://tea.example/?a=2', 'differs'],
    ['return-url', 'return-url', 'https://tea.example/', 'https://tea.example', 'same'],
    ['payment-methods', 'payment-methods', 'credit_card, erip', 'erip', 'same'],
    ['payment-methods', 'payment-methods', 'credit_card', 'credit_card, erip', 'differs'],
    ['transaction-type', 'transaction-type', 'payment', 'authorization', 'differs'],
    ['checkout-domain', 'checkout-domain', 'checkout.provider.example', 'checkout.provider.example', 'same'],
    ['checkout-domain', 'checkout-domain', 'checkout.provider.example', 'demo.provider.example', 'differs'],
    [
      'checkout-domain',
      'checkout-domain',
      'checkout.provider.example',
      'https://checkout.provider.example',
      'unexpected',
    ],
    ['gateway-domain', 'gateway-domain', 'gateway.provider.example', 'gateway.provider.example/', 'unexpected'],
  ])('%s: %s "%s" against "%s" is %s', (key, gatewayKey, gateway, shop, verdict) => {
    const row = rowOf(key, [fact('settings', gatewayKey, gateway), fact('pasted', key, shop)]);

    expect(row?.verdict).toBe(verdict);
    // Each mismatch has a sentence in both languages that names what it is about; what agrees has none.
    if (verdict === 'same') expect(row?.sentence).toBeNull();
    else
      expect([row?.sentence?.ru.length ?? 0, row?.sentence?.en.length ?? 0].every((length) => length > 40)).toBe(true);
  });

  test.each(
    SUCCESSIONS.map(({ old, next }) => [old, old === 'BYB' ? 'BYN' : next]),
  )('the old currency %s is told with what it is today: %s', (old, today) => {
    const row = rowOf('currency', [fact('settings', 'currencies', today), fact('pasted', 'currency', old)]);

    expect(row).toMatchObject({ verdict: 'unexpected', expected: today });
  });

  test('an address that the module can never answer is told with the one that it makes', () => {
    const facts = [
      fact('transaction', 'module', 'woocommerce'),
      fact('settings', 'notification-url', 'https://tea.example/old.php'),
    ];

    expect(rowOf('notification-url', facts)).toMatchObject({
      expected: 'https://tea.example/?wc-api=WC_Gateway_BeGateway',
      verdict: 'unexpected',
    });
  });

  test('the module is believed of itself before what was pasted, what was pasted before payments', () => {
    const facts = [
      fact('transaction', 'mode', 'test', '2026-11-09T10:00:00Z'),
      fact('pasted', 'mode', 'test', '2026-11-08T10:00:00Z'),
      fact('module-report', 'mode', 'live', '2026-11-01T10:00:00Z'),
    ];

    expect(rowOf('mode', facts)?.shop).toMatchObject({ value: 'live', source: 'module-report' });
    expect(rowOf('mode', facts.slice(0, 2))?.shop).toMatchObject({ source: 'pasted' });
  });

  test('the key that notifications are signed with counts where the gateway told none', () => {
    const row = rowOf('key-fingerprint', [fact('module-report', 'key-fingerprint', '00000000')], 'a1b2c3d4');

    expect(row).toMatchObject({ gateway: { value: 'a1b2c3d4' }, verdict: 'differs' });
    expect(row?.sentence?.en).toContain('a1b2c3d4');
  });

  test('what one side alone tells is shown as that, what nobody tells is not shown', () => {
    expect(rowOf('mode', [fact('settings', 'mode', 'live')])).toMatchObject({ verdict: 'one-sided', sentence: null });
    expect(rowOf('mode', [])).toBeUndefined();
  });
});

test('settings as a gateway serves them become facts; what is no longer told is emptied', () => {
  const facts = factsOfSettings({
    shop_id: shopId,
    currencies: ['BYN', 'USD'],
    test: false,
    public_key_fingerprint: 'a1b2c3d4e5f60718',
  });
  const of = Object.fromEntries(facts.map(({ key, value }) => [key, value]));

  expect(of).toMatchObject({
    'shop-id': '2105',
    currencies: 'BYN, USD',
    mode: 'live',
    'key-fingerprint': 'a1b2c3d4',
    'notification-url': '',
  });
});
