import { describe, expect, test } from 'vitest';
import { type Known, planLine } from '../../../../server/domains/merchants/plan-import.rules.ts';
import type { MerchantId, PersonId } from '../../../../server/kernel/ids.ts';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as MerchantId;
const manager = '00000000-0000-7000-8000-0000000000aa' as PersonId;

function known(): Known {
  return {
    merchants: [
      { id: id(1), number: 17, name: 'Linen House', vertical: null, language: null, accountManagerId: null },
      { id: id(2), number: null, name: null, vertical: null, language: null, accountManagerId: null },
    ],
    shops: new Map([
      [101, { id: 101, merchantId: id(1), name: 'Linen', domain: 'linen.example', cms: null }],
      [361, { id: 361, merchantId: id(2), name: null, domain: null, cms: null }],
    ]),
    people: new Map([['mila@desk.example', manager]]),
    identities: new Set(['email:known@linen.example']),
  };
}

const plan = (cells: Parameters<typeof planLine>[0], state = known()) => planLine(cells, state, () => id(99));

describe('a line of an imported file', () => {
  test('names the unnamed merchant of a shop that was seen in a transaction', () => {
    expect(plan({ merchant_name: 'Tea Room', shop_id: '361', domain: 'https://tea.example/' })).toEqual({
      ok: true,
      value: {
        merchant: { id: id(2), isNew: false, change: { name: 'Tea Room' } },
        shop: { id: 361, isNew: false, moves: false, change: { domain: 'tea.example' } },
      },
    });
  });

  test('moves such a shop to a merchant that is known by number', () => {
    const planned = plan({ merchant_number: '17', shop_id: '361' });

    expect(planned).toMatchObject({
      ok: true,
      value: { merchant: { id: id(1), isNew: false }, shop: { moves: true } },
    });
  });

  test('finds a merchant by its exact name, whatever the case', () => {
    expect(plan({ merchant_name: 'LINEN house', vertical: 'textile' })).toMatchObject({
      value: { merchant: { id: id(1), change: { name: 'LINEN house', vertical: 'textile' } } },
    });
  });

  test('creates what is new, once, however many lines speak of it', () => {
    const state = known();

    const first = plan({ merchant_number: '40', merchant_name: 'Bikes', shop_id: '500' }, state);
    const second = plan({ merchant_number: '40', shop_id: '501', shop_name: 'Bikes outlet' }, state);

    expect(first).toMatchObject({ value: { merchant: { isNew: true, id: id(99) }, shop: { isNew: true } } });
    expect(second).toMatchObject({ value: { merchant: { isNew: false, id: id(99), change: {} } } });
  });

  test('says nothing new when everything is known', () => {
    expect(
      plan({
        merchant_number: '17',
        shop_id: '101',
        domain: 'www.linen.example',
        contact_email: 'KNOWN@linen.example',
      }),
    ).toEqual({
      ok: true,
      value: {
        merchant: { id: id(1), isNew: false, change: {} },
        shop: { id: 101, isNew: false, moves: false, change: {} },
      },
    });
  });

  test('sets an account manager by e-mail and adds a contact', () => {
    expect(
      plan({
        merchant_number: '17',
        account_manager: 'Mila@desk.example',
        contact_name: 'Olga',
        contact_phone: '+375 29 000 11 22',
      }),
    ).toMatchObject({
      value: {
        merchant: { change: { accountManagerId: manager } },
        contact: { name: 'Olga', identities: [{ kind: 'phone', value: '+375290001122' }] },
      },
    });
  });

  test.each([
    [{ merchant_name: 'Other', shop_id: '101' }, 'shop-of-another-merchant'],
    [{ shop_id: '777' }, 'merchant-not-named'],
    [{ merchant_number: 'x1', merchant_name: 'A' }, 'merchant-number-not-a-number'],
    [{ merchant_name: 'A', shop_id: '99999999999' }, 'shop-id-not-a-number'],
    [{ merchant_name: 'A', language: 'fr' }, 'language-unknown'],
    [{ merchant_name: 'A', account_manager: 'nobody@desk.example' }, 'account-manager-unknown'],
    [{ merchant_name: 'A', contact_email: 'nonsense' }, 'not-an-email'],
  ])('%j is refused: %s', (cells, reason) => {
    expect(plan(cells)).toEqual({ ok: false, error: reason });
  });
});
