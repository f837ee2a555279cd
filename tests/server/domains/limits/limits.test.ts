import { beforeEach, describe, expect, test } from 'vitest';
import { changeLimit } from '../../../../server/domains/limits/change-limit.ts';
import { LimitChange, NewLimit } from '../../../../server/domains/limits/contract.ts';
import { endLimit } from '../../../../server/domains/limits/end-limit.ts';
import { importLimits } from '../../../../server/domains/limits/import-limits.ts';
import { addLimit, decideRaise, getLimit, listLimits, recordRaise } from '../../../../server/domains/limits/index.ts';
import { listLimitFacts } from '../../../../server/domains/limits/queries/limit-facts.ts';
import { listLimitsInForce } from '../../../../server/domains/limits/queries/limits-in-force.ts';
import { raiseForAWhile } from '../../../../server/domains/limits/raise-for-a-while.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { type LimitId, TerminalId } from '../../../../server/kernel/ids.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { makeLimit, makeTerminal } from '../../../support/limits.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const ctx = () => testContext(db, { clock });
const later = (hours: number) => clock.set(NOON.add({ hours }));
const inHours = (hours: number) => NOON.add({ hours }).toString();
const terms = (given: object = {}) => LimitChange.parse({ value: 2_000_000, zone: 'Europe/Minsk', ...given });
const capAt = async (id: LimitId, at: Temporal.Instant) =>
  (await listLimitsInForce(db.read, at)).find((limit) => limit.id === id)?.cap;

beforeEach(() => clock.set(NOON));

describe('the register', () => {
  test('new terms hold from their moment, and the history keeps what held before', async () => {
    const id = await makeLimit(ctx());
    later(5);

    await changeLimit(ctx(), id, terms({ from: inHours(10) }));

    expect(await capAt(id, NOON.add({ hours: 9 }))).toBe(1_000_000);
    expect(await capAt(id, NOON.add({ hours: 10 }))).toBe(2_000_000);
    const { versions } = await getLimit(ctx(), id);
    expect(versions.map(({ value, from, to }) => [value, from, to])).toEqual([
      [2_000_000, inHours(10), null],
      [1_000_000, inHours(0), inHours(10)],
    ]);
  });

  test('terms that have not begun are replaced by newer ones', async () => {
    const id = await makeLimit(ctx());
    later(1);
    await changeLimit(ctx(), id, terms({ from: inHours(100) }));

    await changeLimit(ctx(), id, terms({ value: 3_000_000, from: inHours(50) }));

    expect((await getLimit(ctx(), id)).versions.map(({ value }) => value)).toEqual([3_000_000, 1_000_000]);
    expect(await capAt(id, NOON.add({ hours: 200 }))).toBe(3_000_000);
  });

  test('what has held is not rewritten', async () => {
    const id = await makeLimit(ctx());
    later(5);

    await expect(changeLimit(ctx(), id, terms({ from: inHours(-1) }))).rejects.toMatchObject({
      reason: 'limit-version-too-early',
    });
  });

  test('a raise for a while holds for that while, and of two the later entered', async () => {
    const id = await makeLimit(ctx());
    await raiseForAWhile(ctx(), id, { from: null, to: inHours(48), value: 5_000_000 });
    later(1);
    await raiseForAWhile(ctx(), id, { from: inHours(10), to: inHours(20), value: 7_000_000 });

    expect(await capAt(id, NOON.add({ hours: 5 }))).toBe(5_000_000);
    expect(await capAt(id, NOON.add({ hours: 15 }))).toBe(7_000_000);
    expect(await capAt(id, NOON.add({ hours: 48 }))).toBe(1_000_000);
  });

  test.each([
    ['raise-backwards', { from: inHours(3), to: inHours(2), value: 1 }],
    ['raise-in-past', { from: inHours(-3), to: inHours(-2), value: 1 }],
    ['raise-too-long', { from: null, to: inHours(24 * 500), value: 1 }],
  ])('a raise is refused as %s', async (reason, raise) => {
    const id = await makeLimit(ctx());

    await expect(raiseForAWhile(ctx(), id, raise)).rejects.toMatchObject({ reason });
  });

  test('a limit of an unknown terminal, or in a currency it does not take, is refused', async () => {
    const terminalId = await makeTerminal(ctx(), { currency: 'BYN' });
    const limit = { kind: 'day-amount', value: 1, zone: 'UTC' };

    await expect(
      addLimit(ctx(), NewLimit.parse({ ...limit, currency: 'BYN', terminalId: 'nobody-knows' })),
    ).rejects.toMatchObject({ reason: 'terminal-unknown' });
    await expect(addLimit(ctx(), NewLimit.parse({ ...limit, currency: 'EUR', terminalId }))).rejects.toMatchObject({
      reason: 'currency-not-of-terminal',
    });
  });

  test('of one terminal, currency and kind one limit holds at a time', async () => {
    const terminalId = await makeTerminal(ctx());
    const first = await makeLimit(ctx(), { terminalId });

    await expect(makeLimit(ctx(), { terminalId })).rejects.toMatchObject({ reason: 'limit-overlaps' });
    await makeLimit(ctx(), { terminalId, kind: 'day-amount' });
    await endLimit(ctx(), first, 'The contract ended');
    later(1);
    await makeLimit(ctx(), { terminalId });
  });

  test('an ended limit holds no longer, and is found among those that ended', async () => {
    const id = await makeLimit(ctx());
    later(2);
    await endLimit(ctx(), id, 'The contract ended');

    expect(await capAt(id, NOON.add({ hours: 3 }))).toBeUndefined();
    expect(await capAt(id, NOON.add({ hours: 1 }))).toBe(1_000_000);
    const { items } = await listLimits(ctx(), { ended: true });
    expect(items.find((limit) => limit.id === id)).toMatchObject({ cap: 1_000_000, endedAt: inHours(2) });
    await expect(changeLimit(ctx(), id, terms())).rejects.toMatchObject({ reason: 'limit-ended' });
  });

  test('texts are masked before they are kept', async () => {
    const id = await makeLimit(ctx(), { document: 'Letter about 4242 4242 4242 4242' });

    expect((await getLimit(ctx(), id)).limit.terms.document).not.toContain('4242 4242 4242');
  });
});

describe('a file of limits', () => {
  test('is shown first and taken in after; a bad line is named and holds back no other', async () => {
    const terminalId = await makeTerminal(ctx(), { currency: 'BYN' });
    const text = `terminal;kind;value\n${terminalId};month-amount;50 000,00\nnobody;day-count;5`;

    const shown = await importLimits(ctx(), { text, dryRun: true });
    expect(shown).toMatchObject({ dryRun: true, created: 1, refused: 1 });
    expect((await listLimits(ctx(), { terminalId })).items).toEqual([]);

    const taken = await importLimits(ctx(), { text, dryRun: false });
    expect(taken.lines[1]).toMatchObject({ line: 3, does: 'refuse', reason: 'terminal-unknown' });
    expect((await listLimits(ctx(), { terminalId })).items).toMatchObject([{ cap: 5_000_000, kind: 'month-amount' }]);
  });
});

describe('a raise', () => {
  const asked = (limitId: LimitId) => ({
    limitId,
    askedValue: 1_200_000,
    wantedUntil: null,
    subject: 'More',
    letter: 'Please',
    contact: { name: 'Vera Limits', address: 'limits@bank.example' },
    ticketId: null,
  });

  test('agreed until a moment is a value for a while', async () => {
    const id = await makeLimit(ctx());
    const raiseId = await recordRaise(ctx(), asked(id));
    later(1);

    await decideRaise(ctx(), raiseId, { state: 'agreed', value: 1_500_000, until: inHours(72), said: 'By telephone' });

    expect(await capAt(id, NOON.add({ hours: 2 }))).toBe(1_500_000);
    expect(await capAt(id, NOON.add({ hours: 72 }))).toBe(1_000_000);
    expect((await getLimit(ctx(), id)).temporary).toMatchObject([{ raiseId, value: 1_500_000 }]);
  });

  test('agreed for good is a new version, agreed by whom we wrote to', async () => {
    const id = await makeLimit(ctx());
    const raiseId = await recordRaise(ctx(), asked(id));
    later(1);

    await decideRaise(ctx(), raiseId, { state: 'agreed', value: 1_500_000, until: null, said: '' });

    expect((await getLimit(ctx(), id)).versions[0]).toMatchObject({ value: 1_500_000, agreedBy: 'Vera Limits' });
  });

  test('refused changes nothing but the record, and is said once', async () => {
    const id = await makeLimit(ctx());
    const raiseId = await recordRaise(ctx(), asked(id));

    await decideRaise(ctx(), raiseId, { state: 'refused', said: 'No' });

    expect(await capAt(id, NOON)).toBe(1_000_000);
    await expect(decideRaise(ctx(), raiseId, { state: 'refused', said: 'No' })).rejects.toMatchObject({
      reason: 'raise-decided',
    });
  });

  test('is not asked for twice before the bank has answered', async () => {
    const id = await makeLimit(ctx());
    await recordRaise(ctx(), asked(id));

    await expect(recordRaise(ctx(), asked(id))).rejects.toMatchObject({ reason: 'raise-waits' });
  });
});

describe('what a verdict is told', () => {
  test('are the limits of the payment’s terminal and currency at its moment', async () => {
    const terminalId = await makeTerminal(ctx());
    const id = await makeLimit(ctx(), { terminalId });
    await makeLimit(ctx(), { terminalId, currency: 'EUR' });
    await raiseForAWhile(ctx(), id, { from: null, to: inHours(48), value: 5_000_000 });

    const of = (uid: string, at: string, gatewayId: string = terminalId) => ({ uid, gatewayId, currency: 'BYN', at });
    const facts = await listLimitFacts(db.read, [
      of('now', inHours(1)),
      of('then', inHours(50)),
      of('before', inHours(-1)),
      of('elsewhere', inHours(1), TerminalId.parse('another')),
    ]);

    expect(facts.get('now')?.limits).toMatchObject([{ limitId: id, cap: 5_000_000, isReached: 'no' }]);
    expect(facts.get('then')?.limits).toMatchObject([{ cap: 1_000_000 }]);
    expect(facts.get('before')?.limits).toEqual([]);
    expect(facts.get('elsewhere')).toEqual({ limits: [], recognised: null });
  });
});
