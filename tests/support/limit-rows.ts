import { recordRaise } from '../../server/domains/limits/index.ts';
import { limitTasks } from '../../server/domains/limits/tables.ts';
import { LimitId, MerchantId, type RaiseId } from '../../server/kernel/ids.ts';
import type { Context } from '../../server/platform/context.ts';
import { BANK_HOURS, makeBank, makeLimit, makeTerminal, passThrough } from './limits.ts';

type Which = 'own' | 'other' | 'none';
const NOWHERE = '00000000-0000-7000-8000-00000000dead';

interface Worlds {
  ctx: () => Context;
  merchantOf: (which: Which) => string;
  shopOf: (which: Which) => number;
}

/** The rows of the access matrix for banks and their limits. */
export function limitRows({ ctx, merchantOf, shopOf }: Worlds) {
  const bank = async (which: Which) => ({
    acquirerId: which === 'none' ? NOWHERE : String(await makeBank(ctx())),
  });
  const terminal = async (which: Which) => ({
    terminalId: which === 'none' ? 'no-such-terminal' : String(await makeTerminal(ctx())),
  });
  let banks = 0;
  const anyBank = () => {
    banks += 1;
    return { name: `Bank of the matrix ${banks}`, hours: BANK_HOURS };
  };
  const limitOf = async (which: Which) => {
    const terminalId = await makeTerminal(ctx());
    await passThrough(ctx(), terminalId, shopOf(which));
    return makeLimit(ctx(), { terminalId });
  };
  const limit = async (which: Which) => ({ limitId: which === 'none' ? NOWHERE : String(await limitOf(which)) });
  const raiseOf = (limitId: LimitId): Promise<RaiseId> =>
    recordRaise(ctx(), {
      limitId,
      askedValue: 2_000_000,
      wantedUntil: null,
      subject: 'More',
      letter: 'Please',
      contact: { name: 'Vera Limits', address: 'limits@bank.example' },
      ticketId: null,
    });
  const raise = async (which: Which) => ({
    raiseId: which === 'none' ? NOWHERE : String(await raiseOf(await limitOf(which))),
  });
  const terms = { value: 3_000_000, zone: 'Europe/Minsk' };
  const later = '2027-01-01T00:00:00Z';
  const letter = { subject: 'More', text: 'Please', contact: { name: 'Vera', address: 'limits@bank.example' } };
  const taskStart = '2026-11-01T00:00:00Z';
  const task = async (which: Which) => {
    const { limitId } = await limit(which);
    if (which !== 'none')
      await ctx().change('sample.build', limitId, ({ tx }) =>
        tx.insert(limitTasks).values({
          limitId: LimitId.parse(limitId),
          windowStart: Temporal.Instant.from(taskStart),
          merchantId: MerchantId.parse(merchantOf(which)),
          raisedAt: ctx().clock.now(),
        }),
      );
    return { limitId };
  };
  const seen = { ofMerchant: true, missing: 404 };

  return {
    'get /acquirers': {},
    'post /acquirers': { body: anyBank },
    'put /acquirers/:acquirerId': { params: bank, body: anyBank, missing: 404 },
    'delete /acquirers/:acquirerId': { params: bank, missing: 404 },
    'put /terminals/:terminalId': {
      params: terminal,
      body: () => ({ acquirerId: NOWHERE, name: '' }),
      answer: [422],
    },
    'delete /terminals/:terminalId': { params: terminal, missing: 404 },

    'get /limits': {},
    'post /limits': {
      body: () => ({ terminalId: 'no-such-terminal', kind: 'day-count', currency: 'BYN', ...terms }),
      answer: [422],
    },
    'get /limits/:limitId': { params: limit, ...seen },
    'patch /limits/:limitId': { params: limit, body: () => terms, answer: [200, 409], missing: 404 },
    'post /limits/:limitId/end': { params: limit, body: () => ({}), missing: 404 },
    'post /limits/:limitId/temporary-raises': {
      params: limit,
      body: () => ({ to: later, value: 5_000_000 }),
      missing: 404,
    },
    'post /limits/import': { body: () => ({ text: 'terminal,kind,value\nnone,day-count,5' }) },
    'get /limits/:limitId/letter': { params: limit, ...seen },
    'post /limits/:limitId/raises': { params: limit, body: () => ({ ...letter, askedValue: 2_000_000 }), ...seen },
    'post /limits/raises/:raiseId/decision': { params: raise, body: () => ({ state: 'refused' }), ...seen },
    'get /limits/raises/:raiseId/tellings': { params: raise, ...seen },
    'post /limits/raises/:raiseId/tellings': {
      params: raise,
      body: (which: Which) => ({
        merchantId: merchantOf(which),
        subject: 'News',
        text: 'The bank said no',
        contact: { name: 'Caller', identity: null },
      }),
      ...seen,
    },
    'post /limits/:limitId/tasks': {
      params: task,
      body: (which: Which) => ({ merchantId: merchantOf(which), windowStart: taskStart }),
      ...seen,
    },
    'get /limits/reconciliations': {},
    'post /limits/reconciliations': {},
    'get /limits/unregistered-terminals': {},
    'get /limits/recognised': {},
  };
}
