import { beforeEach, describe, expect, test } from 'vitest';
import { MerchantTerms } from '../../../../server/domains/diagnosis/contract.ts';
import { explain } from '../../../../server/domains/diagnosis/explain.rules.ts';
import { gatherFacts } from '../../../../server/domains/diagnosis/gather-facts.ts';
import { listMerchantSettlements } from '../../../../server/domains/diagnosis/list-merchant-settlements.ts';
import { setMerchantTerms } from '../../../../server/domains/diagnosis/set-merchant-terms.ts';
import { MerchantInput, ShopInput } from '../../../../server/domains/merchants/contract.ts';
import { addShop, createMerchant } from '../../../../server/domains/merchants/index.ts';
import { mergeTransactions } from '../../../../server/domains/transactions/index.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { AcquirerId, MerchantId, ShopId } from '../../../../server/kernel/ids.ts';
import { newId } from '../../../../server/platform/new-id.ts';
import { freshDatabase, testContext } from '../../../support/database.ts';
import { BANK_HOURS, makeBank, makeTerminal } from '../../../support/limits.ts';

/** Thursday, noon in Minsk. */
const THURSDAY = Temporal.Instant.from('2026-11-26T09:00:00Z');
const USUAL = { cutOff: '20:00', acquirerDays: 1, providerDays: 0 };
const SLOWER = MerchantTerms.parse({ ...USUAL, providerDays: 2, payOutDays: [2, 4] });

const db = await freshDatabase();
const ctx = testContext(db, { clock: clockAt(THURSDAY) });
let merchantId = newId(MerchantId);
let acquirerId = newId(AcquirerId);
let made = 8800;

const makeMerchant = async () => (await createMerchant(ctx, MerchantInput.parse({ name: 'Terms and more' }))).id;
const set = (terms: MerchantTerms | null) => setMerchantTerms(ctx, { merchantId, acquirerId, terms });
const settlementOf = async (id: MerchantId) =>
  (await listMerchantSettlements(ctx, id)).find((each) => each.acquirerId === acquirerId);

beforeEach(async () => {
  merchantId = await makeMerchant();
  acquirerId = await makeBank(ctx, { settlement: USUAL });
});

describe('the terms of a merchant', () => {
  test('are the bank’s usual ones until others are agreed, and are those again when these are taken back', async () => {
    expect(await settlementOf(merchantId)).toMatchObject({ isOwn: false, expected: { paysOutOn: '2026-11-27' } });

    expect(await set(SLOWER)).toMatchObject({ isOwn: true, terms: SLOWER, expected: { paysOutOn: '2026-12-01' } });
    expect(await set({ ...SLOWER, payOutDays: [4] })).toMatchObject({ expected: { paysOutOn: '2026-12-03' } });
    expect(await settlementOf(merchantId)).toMatchObject({ isOwn: true, terms: { payOutDays: [4] } });

    expect(await set(null)).toMatchObject({ isOwn: false, terms: { ...USUAL, payOutDays: null } });
  });

  test('are of no other merchant', async () => {
    await set(SLOWER);

    expect(await settlementOf(await makeMerchant())).toMatchObject({ isOwn: false });
  });

  test('decide when the verdict of a payment says that the money comes, on the days on which its bank works', async () => {
    made += 1;
    await addShop(ctx, merchantId, ShopId.parse(made), ShopInput.parse({ name: 'Shop' }));
    acquirerId = await makeBank(ctx, { settlement: USUAL, hours: { ...BANK_HOURS, workdays: ['2026-11-28'] } });
    const gatewayId = await makeTerminal(ctx, { bank: acquirerId });
    const paid = { type: 'payment', status: 'successful', amountMinor: 100, currency: 'BYN' } as const;
    const at = THURSDAY.toString();
    const transaction = { ...paid, uid: `terms-${made}`, shopId: made, gatewayId, createdAt: at, paidAt: at };
    const documents = [{ transaction, document: '{}' }];
    await mergeTransactions(ctx, { knowledge: 'webhook', origin: 'test', documents });
    const expected = async () => {
      const [facts] = await gatherFacts(ctx, [transaction.uid]);
      return facts && explain(facts).settlement.expected?.paysOutOn;
    };

    expect(await expected()).toBe('2026-11-27');
    await set({ ...SLOWER, payOutDays: null, providerDays: 1 });
    expect(await expected()).toBe('2026-11-28');
  });

  test('with a bank that nobody entered are refused, as those of an unknown merchant are', async () => {
    const terms = SLOWER;

    await expect(setMerchantTerms(ctx, { merchantId, acquirerId: newId(AcquirerId), terms })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(setMerchantTerms(ctx, { merchantId: newId(MerchantId), acquirerId, terms })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
