import type { LimitKind } from '#contract/limits';
import { useFormat } from '../../lib/format.ts';

export const isCount = (kind: LimitKind) => kind.endsWith('-count');

/** A value of a limit as people read it: money, or a number of payments. */
export function useValueText({ kind, currency }: { kind: LimitKind; currency: string }): (value: number) => string {
  const format = useFormat();
  return (value) =>
    isCount(kind) ? format.number(Math.round(value)) : format.money({ minor: Math.round(value), currency });
}
