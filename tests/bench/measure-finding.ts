import { rememberShopNames } from '../../server/domains/transactions/index.ts';
import { measureCases, share, tallyOf } from '../measured/measure-cases.ts';
import { measureTickets } from '../measured/measure-tickets.ts';
import { measuredCases, type Part } from '../measured/measured-cases.ts';
import { loadWorld, measuredWorld } from '../measured/measured-world.ts';
import type { Stage } from './bench-stage.ts';
import type { Figure } from './report.ts';

const WORLD = { days: 30, familiesADay: 300 };
const FILLED_EACH = 26;
const LEAST_FIRST = 0.95;
const MOST_WRONG = 0.001;

/**
 * Promise D-12: the right payment first, hardly ever a wrong one attached; judged on sentences kept apart from those used for
 * tuning, by the way of the product: taken in, searched, attached to a ticket.
 */
export async function measureFinding(stage: Stage): Promise<Figure[]> {
  const world = measuredWorld(WORLD);
  const ctx = stage.contextAt(world.end.toInstant());
  await loadWorld(ctx, world);
  const cases = measuredCases(world, FILLED_EACH);
  const tuned = cases.filter(({ part }) => part === 'tuning');
  const judged = cases.filter(({ part }) => part === 'test');
  const outcomes = [
    ...(await measureCases(ctx, tuned, await rememberShopNames()(ctx))),
    ...(await measureTickets(ctx, judged)),
  ];
  const stored = world.payments.length + world.others.length;
  return [
    { what: 'payments, each fourth with four that are nearly the same', value: stored.toLocaleString('en-US') },
    { what: 'messages', value: outcomes.length.toLocaleString('en-US') },
    ...(['tuning', 'test'] as const).flatMap((part) =>
      figuresOf(part, tallyOf(outcomes.filter(({ given }) => given.part === part))),
    ),
  ];
}

function figuresOf(
  part: Part,
  { cases, answerable, first, inFive, attached, wrong }: ReturnType<typeof tallyOf>,
): Figure[] {
  const isJudged = part === 'test';
  return [
    {
      what: `${part}: the right one first, of ${answerable} answerable`,
      value: share(first, answerable),
      target: '≥ 95 %',
      ...(isJudged ? { held: first / answerable >= LEAST_FIRST } : {}),
    },
    { what: `${part}: among the five offered`, value: share(inFive, answerable) },
    {
      what: `${part}: a wrong one attached, of ${cases}`,
      value: `${share(wrong.length, cases)} (${wrong.length})`,
      target: '≤ 0.1 %',
      ...(isJudged ? { held: wrong.length / cases <= MOST_WRONG } : {}),
    },
    { what: `${part}: left to a person`, value: share(cases - attached, cases) },
  ];
}
