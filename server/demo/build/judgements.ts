import type { Cause, Side } from '#contract/diagnosis';
import { correctVerdict, openVerdict } from '../../domains/diagnosis/index.ts';
import { TransactionUid } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { type SampleTransaction, transactionsOfDay } from '../sample/index.ts';
import type { Stage } from './stage.ts';

/** Yesterday the desk opened so many verdicts, most of them of payments that were refused. */
const OPENED = 90;
const ONE_PAID_IN = 4;
const MINUTES_APART = 5;

/** What people found out by telephone, and the rules could not know. */
const CORRECTIONS: readonly { code: string; cause: Cause; side: Side; note: string }[] = [
  {
    code: 'F.0105',
    cause: 'limit-issuer',
    side: 'issuer',
    note: 'Банк плательщика сказал по телефону: у карты исчерпан лимит на оплату в интернете.',
  },
  {
    code: 'F.0105',
    cause: 'fraud-suspected',
    side: 'issuer',
    note: 'Банк-эмитент остановил платёж по подозрению, плательщик подтвердил его в приложении.',
  },
  {
    code: 'F.0998',
    cause: 'three-ds-technical',
    side: 'provider',
    note: 'Страница подтверждения не открылась: видно по записи экрана от плательщика.',
  },
];

/** Verdicts that the desk has opened, and those that it has put right: how right the rules are is seen at once. */
export async function buildJudgements(
  { clock, world }: Stage,
  { openedMs, onDuty }: { openedMs: number; onDuty(): Promise<Context> },
): Promise<void> {
  const payments = transactionsOfDay(world, world.days - 1).filter(
    ({ type, test, finalMs }) => type === 'payment' && !test && finalMs < openedMs,
  );
  const [refused, paid] = [false, true].map((isPaid) =>
    payments.filter(({ finalStatus }) => (finalStatus === 'successful') === isPaid),
  );
  const opened = [...spread(refused, OPENED - OPENED / ONE_PAID_IN), ...spread(paid, OPENED / ONE_PAID_IN)];
  const left = [...CORRECTIONS];
  for (const [place, { uid, cause }] of opened.entries()) {
    clock.set(Temporal.Instant.fromEpochMilliseconds(openedMs - (opened.length - place) * MINUTES_APART * 60_000));
    const ctx = await onDuty();
    if ((await openVerdict(ctx, uid)) === undefined) continue;
    const at = left.findIndex(({ code }) => code === cause.code);
    const [correction] = at < 0 ? [] : left.splice(at, 1);
    if (correction === undefined) continue;
    const { code: _, ...said } = correction;
    await correctVerdict(ctx, { uid: TransactionUid.parse(uid), ...said });
  }
  clock.set(Temporal.Instant.fromEpochMilliseconds(openedMs));
}

/** So many of a list, evenly. */
function spread(all: readonly SampleTransaction[] = [], count: number): SampleTransaction[] {
  const step = Math.max(1, all.length / count);
  return Array.from(
    { length: Math.min(all.length, Math.floor(count)) },
    (_, place) => all[Math.floor(place * step)],
  ).filter((one) => one !== undefined);
}
