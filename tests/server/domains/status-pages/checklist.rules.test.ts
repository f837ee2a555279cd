import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RuleId, RuleId as RuleIds } from '../../../../server/domains/cms-modules/contract.ts';
import {
  CHECKS,
  type Check,
  type CheckFacts,
  type CheckState,
  checklistOf,
  isLiveAfterTest,
  type PaymentSigns,
  progressOf,
} from '../../../../server/domains/status-pages/checklist.rules.ts';

const NO_SIGNS: PaymentSigns = {
  live: 0,
  tests: 0,
  lastLiveAt: null,
  lastTestAt: null,
  withoutOrder: 0,
  repeatedOrders: 0,
  hasRefund: false,
  hasThreeDs: false,
  usesCards: false,
  usesBills: false,
  hasLiveBill: false,
  statuses: [],
};
const PAYING: PaymentSigns = {
  ...NO_SIGNS,
  live: 20,
  lastLiveAt: '2026-11-09T08:00:00Z',
  usesCards: true,
  hasThreeDs: true,
  hasRefund: true,
  statuses: ['successful', 'failed'],
};
const NEW: CheckFacts = {
  shopId: 4021,
  kind: 'module',
  findings: new Set(),
  signs: NO_SIGNS,
  notifications: undefined,
  limits: undefined,
};
const GOOD: CheckFacts = { ...NEW, signs: PAYING, notifications: 'accepted', limits: 2 };

const stateOf = (facts: CheckFacts, check: Check) => checklistOf(facts).find((each) => each.check === check)?.state;
const with_ = (...rules: RuleId[]) => ({ findings: new Set(rules) });

describe('the checklist before going live', () => {
  test.each<[Check, string, Partial<CheckFacts>, CheckState | undefined]>([
    ['real-shop', 'a number of its own', {}, 'done'],
    ['real-shop', 'the number of a manual', { shopId: 361 }, 'todo'],
    ['real-shop', 'a module that is set to the number of a manual', with_('demo-shop'), 'todo'],
    ['own-domains', 'payments arrive', {}, 'done'],
    ['own-domains', 'nothing has arrived yet', { signs: NO_SIGNS }, 'unseen'],
    ['own-domains', 'a domain typed with https://', with_('domain-with-scheme'), 'todo'],
    ['keys-saved', 'payments are taken', {}, 'done'],
    ['keys-saved', 'another public key', with_('wrong-public-key'), 'todo'],
    ['currency', 'real payments go through', {}, 'done'],
    ['currency', 'BYR', with_('currency-legacy'), 'todo'],
    ['currency', 'tests only', { signs: { ...PAYING, live: 0, tests: 3 } }, 'unseen'],
    ['minor-units', 'a module that is paid with', {}, 'done'],
    ['minor-units', 'own code: a sum looks like any other', { kind: 'payment-page' }, 'unseen'],
    ['minor-units', 'a currency without a decimal', with_('decimals'), 'todo'],
    ['unique-order', 'every payment has a number of its own', {}, 'done'],
    ['unique-order', 'a payment without a number', { signs: { ...PAYING, withoutOrder: 1 } }, 'todo'],
    ['unique-order', 'two paid with one number', { signs: { ...PAYING, repeatedOrders: 1 } }, 'todo'],
    ['unique-order', 'too few to judge', { signs: { ...PAYING, live: 2 } }, 'unseen'],
    ['notification-address', 'notifications are accepted', {}, 'done'],
    ['notification-address', 'they are refused', { notifications: 'refused' }, 'todo'],
    ['notification-address', 'nobody can tell', { notifications: undefined }, 'unseen'],
    ['notification-address', 'the address was not found from outside', with_('notification-unreachable'), 'todo'],
    ['signature', 'our module accepts', {}, 'done'],
    ['signature', 'own code accepts, perhaps everything', { kind: 'host-to-host' }, 'unseen'],
    ['signature', 'the header is stripped', with_('basic-header-stripped'), 'todo'],
    ['statuses', 'both ends were seen by our module', {}, 'done'],
    ['statuses', 'no refusal has been seen', { signs: { ...PAYING, statuses: ['successful'] } }, 'unseen'],
    ['statuses', 'the module may not change orders', with_('change-status-off'), 'todo'],
    ['repeats', 'whatever is known', {}, 'unseen'],
    ['asks-when-silent', 'whatever is known', {}, 'unseen'],
    ['three-ds', 'a check was passed', {}, 'done'],
    ['three-ds', 'none was seen', { signs: { ...PAYING, hasThreeDs: false } }, 'unseen'],
    ['three-ds', 'no cards are taken', { signs: { ...PAYING, usesCards: false, hasThreeDs: false } }, undefined],
    ['browser-fields', 'a module sends them', {}, undefined],
    ['browser-fields', 'host to host', { kind: 'host-to-host' }, 'unseen'],
    ['refund-tried', 'one was made', {}, 'done'],
    ['refund-tried', 'none was made', { signs: { ...PAYING, hasRefund: false } }, 'todo'],
    ['bills-live', 'no bills', {}, undefined],
    ['bills-live', 'bills, none of them real', { signs: { ...PAYING, usesBills: true } }, 'todo'],
    ['bills-live', 'real bills', { signs: { ...PAYING, usesBills: true, hasLiveBill: true } }, 'done'],
    ['limits-agreed', 'entered', {}, 'done'],
    ['limits-agreed', 'none entered', { limits: 0 }, 'todo'],
    ['limits-agreed', 'not known here', { limits: undefined }, 'unseen'],
    ['test-off', 'real payments', {}, 'done'],
    [
      'test-off',
      'a test after the last real one',
      { signs: { ...PAYING, lastTestAt: '2026-11-09T09:00:00Z' } },
      'todo',
    ],
    [
      'test-off',
      'a test before the last real one',
      { signs: { ...PAYING, lastTestAt: '2026-11-08T09:00:00Z' } },
      'done',
    ],
    ['test-off', 'tests alone', { signs: { ...PAYING, live: 0, tests: 4, lastLiveAt: null } }, 'todo'],
    ['test-off', 'the module says so', with_('test-mode'), 'todo'],
    ['test-off', 'nothing was paid yet', { signs: NO_SIGNS }, 'unseen'],
  ])('%s: %s', (check, _, given, state) => {
    expect(stateOf({ ...GOOD, ...given }, check)).toBe(state);
  });

  test('a shop that nothing is known of is never said to be ready, except for its number', () => {
    const done = checklistOf(NEW).filter(({ state }) => state === 'done');

    expect(done.map(({ check }) => check)).toEqual(['real-shop']);
  });

  test('keeps its order, names nothing twice, and no finding makes anything better', () => {
    const kinds = fc.constantFrom<CheckFacts['kind']>('module', 'payment-page', 'host-to-host', 'unknown');
    fc.assert(
      fc.property(kinds, fc.subarray([...RuleIds.options]), fc.boolean(), (kind, rules, pays) => {
        const facts = { ...(pays ? GOOD : NEW), kind };
        const before = checklistOf(facts);
        const after = checklistOf({ ...facts, findings: new Set(rules) });

        expect(after.map(({ check }) => check)).toEqual(before.map(({ check }) => check));
        expect(before.map(({ check }) => CHECKS.indexOf(check))).toEqual(
          before.map(({ check }) => CHECKS.indexOf(check)).toSorted((a, b) => a - b),
        );
        expect(progressOf(after).done).toBeLessThanOrEqual(progressOf(before).done);
      }),
    );
  });
});

test('a real payment that followed the last test one is told from one before it', () => {
  const [early, late] = ['2026-11-08T09:00:00Z', '2026-11-09T09:00:00Z'];

  expect(isLiveAfterTest({ lastLiveAt: late, lastTestAt: early })).toBe(true);
  expect(isLiveAfterTest({ lastLiveAt: early, lastTestAt: late })).toBe(false);
  expect(isLiveAfterTest({ lastLiveAt: late, lastTestAt: null })).toBe(true);
  expect(isLiveAfterTest({ lastLiveAt: null, lastTestAt: late })).toBe(false);
});
