import { AcquirerInput, TerminalInput } from '#contract/acquirers';
import { LimitChange, NewLimit } from '#contract/limits';
import { addAcquirer, saveTerminal } from '../../domains/acquirers/index.ts';
import {
  addLimit,
  changeLimit,
  decideRaise,
  forecastLimits,
  getLimit,
  learnTerminals,
  raiseAlerts,
  recordRaise,
} from '../../domains/limits/index.ts';
import { type AcquirerId, type LimitId, TerminalId } from '../../kernel/ids.ts';
import { BANKS, type SampleBank } from '../sample/banks.ts';
import { type SampleWorld, ZONE } from '../sample/index.ts';
import { atDay, type Stage } from './stage.ts';

type SampleGateway = ReturnType<typeof gatewaysOf>[number];

/** When the limits were entered: before the first payment of the sample. */
const AGREED_ON_DAY = -20;
const RAISED_ON_DAY = -10;
const MONTH_MINOR = 30_000_000;
const DAY_COUNT = 900;
const SINGLE_MINOR = 1_000_000;

/** Banks and their terminals as they were entered when the desk began. */
export async function buildBanks({ ctx, world }: Stage): Promise<void> {
  const banks = new Map<string, AcquirerId>();
  for (const bank of BANKS) banks.set(bank.code, await buildBank(ctx, bank));
  for (const { id, acquirer, currency, domain } of gatewaysOf(world)) {
    const acquirerId = banks.get(acquirer.code);
    if (acquirerId === undefined) throw new Error(`no bank of the sample is called ${acquirer.code}`);
    await saveTerminal(ctx, TerminalId.parse(String(id)), TerminalInput.parse({ acquirerId, name: domain, currency }));
  }
}

/** Each gateway is called by the shop behind which it stands. */
const gatewaysOf = ({ shops }: SampleWorld) =>
  shops.flatMap(({ domain, gateways, eripGateway }) => [
    ...[...gateways.values()].map((gateway) => ({ ...gateway, domain, isForCards: true })),
    ...(eripGateway === undefined ? [] : [{ ...eripGateway, domain, isForCards: false }]),
  ]);

async function buildBank(ctx: Stage['ctx'], { code, settlesAfterDays, ...bank }: SampleBank): Promise<AcquirerId> {
  const settlement = { cutOff: '23:00', acquirerDays: settlesAfterDays, providerDays: 0 };
  return (await addAcquirer(ctx, AcquirerInput.parse({ ...bank, codeBook: code, settlement }))).id;
}

/** What was agreed with the banks: one limit that likely ends before its bank opens again, one well used, others at ease; and one raise that was asked for and given. */
export async function buildLimits({ ctx, clock, world }: Stage, openedMs: number): Promise<void> {
  const opened = Temporal.Instant.fromEpochMilliseconds(openedMs);
  clock.set(atDay(world, AGREED_ON_DAY));
  const tight = gatewaysOf(world).filter(({ limitIsTight, isForCards }) => limitIsTight && isForCards);
  const ids: LimitId[] = [];
  for (const gateway of tight) ids.push(await enter(ctx, gateway, 'month-amount', MONTH_MINOR));
  for (const gateway of tight) {
    await enter(ctx, gateway, 'day-count', DAY_COUNT);
    await enter(ctx, gateway, 'single-amount', SINGLE_MINOR);
  }
  const [soon, used] = ids;
  if (soon === undefined || used === undefined) return;
  clock.set(atDay(world, RAISED_ON_DAY));
  await raised(ctx, used, atDay(world, 1));
  clock.set(opened);
  await learnTerminals(ctx, world.days);
  await forecastLimits(ctx);
  await changeLimit(ctx, soon, newValue(await capBeforeOpening(ctx, soon)));
  await changeLimit(ctx, used, newValue(await capUsedTo(ctx, used, 0.88)));
  await forecastLimits(ctx);
  await raiseAlerts(ctx);
}

async function enter(
  ctx: Stage['ctx'],
  { id, currency }: SampleGateway,
  kind: NewLimit['kind'],
  value: number,
): Promise<LimitId> {
  const limit = { terminalId: String(id), kind, currency, value, zone: ZONE, document: 'Приложение 3 к договору' };
  return (await addLimit(ctx, NewLimit.parse({ ...limit, refunds: 'subtract' }))).id;
}

async function raised(ctx: Stage['ctx'], limitId: LimitId, until: Temporal.Instant): Promise<void> {
  const raiseId = await recordRaise(ctx, {
    limitId,
    askedValue: MONTH_MINOR * 1.5,
    wantedUntil: null,
    subject: 'Повышение лимита',
    letter: 'Просим повысить месячный лимит на время распродажи.',
    contact: { name: 'Отдел лимитов', address: 'limits@dvina-bank.example' },
    ticketId: null,
  });
  await decideRaise(ctx, raiseId, {
    state: 'agreed',
    value: MONTH_MINOR * 1.4,
    until: until.toString(),
    said: 'По телефону',
  });
}

const newValue = (value: number) =>
  LimitChange.parse({ value, zone: ZONE, refunds: 'subtract', document: 'Дополнение к приложению 3' });

/** More than was used by so much that it likely goes before the bank opens again. */
async function capBeforeOpening(ctx: Stage['ctx'], id: LimitId): Promise<number> {
  const { usage } = (await getLimit(ctx, id)).limit;
  const opensAt = usage?.forecast?.bankOpensAt ?? null;
  const used = usage?.usedHigh ?? MONTH_MINOR / 2;
  const then = usage?.forecast?.curve.find(({ at, isForetold }) => isForetold && opensAt !== null && at >= opensAt);
  const comes = then === undefined ? used * 0.02 : then.middle - used;
  return Math.max(1, Math.round(used + comes * 0.8));
}

async function capUsedTo(ctx: Stage['ctx'], id: LimitId, share: number): Promise<number> {
  const { usage } = (await getLimit(ctx, id)).limit;
  return Math.max(1, Math.round((usage?.usedHigh ?? MONTH_MINOR / 2) / share));
}
