import { describe, expect, test } from 'vitest';
import { changeAcquirer } from '../../../../server/domains/acquirers/change-acquirer.ts';
import { AcquirerInput, TerminalInput } from '../../../../server/domains/acquirers/contract.ts';
import { addAcquirer, listTerminals, saveTerminal } from '../../../../server/domains/acquirers/index.ts';
import { listAcquirersNow } from '../../../../server/domains/acquirers/list-acquirers-now.ts';
import { removeAcquirer } from '../../../../server/domains/acquirers/remove-acquirer.ts';
import { removeTerminal } from '../../../../server/domains/acquirers/remove-terminal.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { TerminalId } from '../../../../server/kernel/ids.ts';
import { freshDatabase, testContext } from '../../../support/database.ts';
import { BANK_HOURS, makeBank, makeTerminal } from '../../../support/limits.ts';

const db = await freshDatabase();
const clock = clockAt(Temporal.Instant.from('2026-11-13T16:00:00Z'));
const ctx = () => testContext(db, { clock });
const bank = (given: object) => AcquirerInput.parse({ name: 'Some Bank', hours: BANK_HOURS, ...given });

describe('the register of banks', () => {
  test('says whether a bank works now, and when it opens next', async () => {
    const id = await makeBank(ctx());

    const { items } = await listAcquirersNow(ctx());

    expect(items.find((item) => item.id === id)).toMatchObject({ isOpen: false, opensAgainAt: '2026-11-16T06:00:00Z' });
  });

  test('knows no two banks by one name', async () => {
    await addAcquirer(ctx(), bank({ name: 'Twice' }));
    const other = await makeBank(ctx());

    await expect(addAcquirer(ctx(), bank({ name: 'Twice' }))).rejects.toMatchObject({ reason: 'acquirer-name-taken' });
    await expect(changeAcquirer(ctx(), other, bank({ name: 'Twice' }))).rejects.toMatchObject({
      reason: 'acquirer-name-taken',
    });
  });

  test('takes no hours in which nothing could be counted', async () => {
    const zone = { ...BANK_HOURS, zone: 'Mars/Base' };

    await expect(addAcquirer(ctx(), bank({ hours: zone }))).rejects.toMatchObject({ reason: 'time-zone-unknown' });
  });

  test('keeps no card number, wherever it was written', async () => {
    const contacts = [{ name: 'Vera 4242424242424242', duty: '', email: null }];
    const { id } = await addAcquirer(ctx(), bank({ name: 'Masked', note: 'Test card 4242 4242 4242 4242', contacts }));

    const { items } = await listAcquirersNow(ctx());
    expect(JSON.stringify(items.find((item) => item.id === id))).not.toMatch(/4242[ ]?4242[ ]?4242/);
  });

  test('a bank with terminals stays; without them it may go', async () => {
    const id = await makeBank(ctx());
    const terminalId = await makeTerminal(ctx(), { bank: id });

    await expect(removeAcquirer(ctx(), id)).rejects.toMatchObject({ reason: 'acquirer-has-terminals' });
    await removeTerminal(ctx(), terminalId);
    await removeAcquirer(ctx(), id);
    expect((await listAcquirersNow(ctx())).items.some((item) => item.id === id)).toBe(false);
  });

  test('a terminal moves to another bank by being saved again', async () => {
    const terminalId = await makeTerminal(ctx());
    const other = await makeBank(ctx());

    await saveTerminal(ctx(), terminalId, TerminalInput.parse({ acquirerId: other, currency: 'EUR' }));

    const terminals = await listTerminals(db.read);
    expect(terminals.find(({ id }) => id === terminalId)).toMatchObject({ acquirerId: other, currency: 'EUR' });
  });

  test('a terminal of no bank is refused', async () => {
    const input = TerminalInput.parse({ acquirerId: '00000000-0000-7000-8000-00000000dead' });

    await expect(saveTerminal(ctx(), TerminalId.parse('t-x'), input)).rejects.toMatchObject({
      reason: 'acquirer-unknown',
    });
  });
});
