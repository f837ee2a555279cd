import { beforeEach, describe, expect, test } from 'vitest';
import { removeTerminal } from '../../../../server/domains/acquirers/remove-terminal.ts';
import { decideRaise, listLimits, raiseAlerts, recordRaise } from '../../../../server/domains/limits/index.ts';
import { MerchantInput, ShopInput } from '../../../../server/domains/merchants/contract.ts';
import { addShop, createMerchant } from '../../../../server/domains/merchants/index.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import type { ShopId } from '../../../../server/kernel/ids.ts';
import { freshDatabase, testContext } from '../../../support/database.ts';
import { countUsage, makeLimit, makeTerminal, passThrough } from '../../../support/limits.ts';
import { makePerson } from '../../../support/people.ts';

const db = await freshDatabase();
/** Friday, two in the afternoon, Minsk: the bank works until six. */
const FRIDAY = Temporal.Instant.from('2026-11-13T11:00:00Z');
const clock = clockAt(FRIDAY);
const ctx = () => testContext(db, { clock });
const NOVEMBER = '2026-10-31T21:00:00Z';
const DECEMBER = '2026-11-30T21:00:00Z';
const said = async () => (await raiseAlerts(ctx())).map(({ level }) => level);

beforeEach(async () => {
  clock.set(FRIDAY);
  await db.write.execute('truncate limits, terminal_shops cascade');
});

describe('alerts', () => {
  test('are raised once a window for each level', async () => {
    const limitId = await makeLimit(ctx());
    await countUsage(ctx(), limitId, { used: 860_000, windowStart: NOVEMBER });

    expect(await said()).toEqual(['70', '85']);
    expect(await said()).toEqual([]);

    await countUsage(ctx(), limitId, { used: 960_000, windowStart: NOVEMBER });
    expect(await said()).toEqual(['95']);
  });

  test('ring on what is likely used: the upper edge of a band is nobody’s alarm, and hides nothing that is foretold', async () => {
    const limitId = await makeLimit(ctx());
    await countUsage(ctx(), limitId, {
      used: 720_000,
      usedHigh: 1_400_000,
      windowStart: NOVEMBER,
      pBeforeBankOpens: 0.4,
    });

    expect(await said()).toEqual(['70', 'foretold']);
    expect((await listLimits(ctx(), {})).items[0]?.usage).toMatchObject({ share: 0.72, usedHigh: 1_400_000 });
  });

  test('two nodes that look at the same moment say it once', async () => {
    const limitId = await makeLimit(ctx());
    await countUsage(ctx(), limitId, { used: 710_000, windowStart: NOVEMBER });

    const both = await Promise.all([raiseAlerts(ctx()), raiseAlerts(ctx())]);

    expect(both.flat()).toHaveLength(1);
  });

  test('are over with the window, and come again in the next', async () => {
    const limitId = await makeLimit(ctx());
    await countUsage(ctx(), limitId, { used: 710_000, windowStart: NOVEMBER });
    await raiseAlerts(ctx());

    await countUsage(ctx(), limitId, { used: 10_000, windowStart: DECEMBER });
    expect(await said()).toEqual([]);
    expect((await listLimits(ctx(), {})).items[0]?.alert).toBeNull();

    await countUsage(ctx(), limitId, { used: 720_000, windowStart: DECEMBER });
    expect(await said()).toEqual(['70']);
  });

  test('are over once the bank has raised the limit, and come again when that value fills', async () => {
    const limitId = await makeLimit(ctx());
    await countUsage(ctx(), limitId, { used: 960_000, windowStart: NOVEMBER });
    await raiseAlerts(ctx());
    const raiseId = await recordRaise(ctx(), {
      limitId,
      askedValue: 2_000_000,
      wantedUntil: null,
      subject: 'More',
      letter: 'Please',
      contact: { name: 'Vera', address: 'limits@bank.example' },
      ticketId: null,
    });
    clock.set(FRIDAY.add({ hours: 1 }));
    await decideRaise(ctx(), raiseId, { state: 'agreed', value: 2_000_000, until: null, said: '' });

    expect(await said()).toEqual([]);
    expect((await listLimits(ctx(), {})).items[0]?.alert).toBeNull();

    await countUsage(ctx(), limitId, { used: 1_500_000, windowStart: NOVEMBER });
    expect(await said()).toEqual(['70']);
  });

  test('foretell, while the bank works, what will likely be used up before it opens again', async () => {
    const limitId = await makeLimit(ctx());
    await countUsage(ctx(), limitId, { used: 500_000, windowStart: NOVEMBER, pBeforeBankOpens: 0.63 });

    expect(await said()).toEqual(['foretold']);
  });

  test('foretell nothing to a bank that has gone home for the weekend', async () => {
    const limitId = await makeLimit(ctx());
    await countUsage(ctx(), limitId, { used: 500_000, windowStart: NOVEMBER, pBeforeBankOpens: 0.63 });
    clock.set(Temporal.Instant.from('2026-11-14T11:00:00Z'));

    expect(await said()).toEqual([]);
  });

  test('foretell of a terminal of no bank what is likely enough, at any hour', async () => {
    const terminalId = await makeTerminal(ctx());
    const limitId = await makeLimit(ctx(), { terminalId });
    await removeTerminal(ctx(), terminalId);
    clock.set(Temporal.Instant.from('2026-11-14T11:00:00Z'));
    await countUsage(ctx(), limitId, {
      used: 500_000,
      windowStart: NOVEMBER,
      pBeforeReset: 0.35,
      pBeforeBankOpens: 0.35,
    });
    expect(await said()).toEqual([]);

    await countUsage(ctx(), limitId, {
      used: 500_000,
      windowStart: NOVEMBER,
      pBeforeReset: 0.6,
      pBeforeBankOpens: 0.6,
    });

    expect(await said()).toEqual(['foretold']);
  });
});

describe('what is foretold', () => {
  test('comes again when it has become likely anew days later, with its task', async () => {
    clock.set(Temporal.Instant.from('2026-11-05T11:00:00Z'));
    const touched = await createMerchant(ctx(), MerchantInput.parse({ name: 'Twice' }));
    await addShop(ctx(), touched.id, 4103 as ShopId, ShopInput.parse({ name: 'Shop' }));
    const terminalId = await makeTerminal(ctx());
    await passThrough(ctx(), terminalId, 4103);
    const limitId = await makeLimit(ctx(), { terminalId });
    const likely = (pBeforeBankOpens: number) =>
      countUsage(ctx(), limitId, { used: 500_000, windowStart: NOVEMBER, pBeforeBankOpens });
    const toDo = async () => (await listLimits(ctx(), {})).tasks.length;
    await likely(0.4);
    expect(await said()).toEqual(['foretold']);
    clock.set(Temporal.Instant.from('2026-11-06T11:00:00Z'));
    await likely(0.01);
    expect(await said()).toEqual([]);
    expect(await toDo()).toBe(0);

    clock.set(Temporal.Instant.from('2026-11-06T12:00:00Z'));
    await likely(0.4);
    expect(await said()).toEqual([]);
    clock.set(FRIDAY);

    expect(await said()).toEqual(['foretold']);
    expect(await toDo()).toBe(1);
  });

  test('is a task of the account manager of each merchant that the limit touches, once', async () => {
    const marta = await makePerson(ctx(), { role: 'account-manager', name: 'Marta Example' });
    const touched = await createMerchant(ctx(), MerchantInput.parse({ name: 'Touched', accountManagerId: marta.id }));
    await addShop(ctx(), touched.id, 4101 as ShopId, ShopInput.parse({ name: 'Shop' }));
    const far = await createMerchant(ctx(), MerchantInput.parse({ name: 'Far' }));
    await addShop(ctx(), far.id, 4102 as ShopId, ShopInput.parse({ name: 'Shop' }));
    const terminalId = await makeTerminal(ctx());
    await passThrough(ctx(), terminalId, 4101);
    await passThrough(ctx(), terminalId, 4102, 'EUR');
    const limitId = await makeLimit(ctx(), { terminalId });
    await countUsage(ctx(), limitId, { used: 500_000, windowStart: NOVEMBER, pBeforeBankOpens: 0.4 });

    await raiseAlerts(ctx());
    await raiseAlerts(ctx());

    const { tasks } = await listLimits(ctx(), {});
    expect(tasks).toMatchObject([{ limitId, merchantName: 'Touched', personName: 'Marta Example' }]);
  });
});
