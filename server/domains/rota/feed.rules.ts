import { type Pattern, type PatternRule, type ShiftSpan, type Span, shiftsBetween } from './shifts.rules.ts';

/** A shift as a calendar program knows it. */
export interface FeedEntry extends ShiftSpan {
  uid: string;
  isCancelled: boolean;
}

/** All that was ever announced and may still stand in somebody's calendar. */
export interface Announced extends Pattern {
  /** Lines that were ended lately: their later shifts no longer take place. */
  endedRules: readonly PatternRule[];
  /** Overrides that were taken back lately. */
  takenBack: Pattern['overrides'];
}

/** The shifts of a window, and those that were announced for it and do not take place: a calendar drops nothing by itself. */
export function feedEntries(announced: Announced, window: Span): FeedEntry[] {
  const { rules, overrides, endedRules, takenBack } = announced;
  const standing = shiftsBetween({ rules, overrides }, window);
  const keys = new Set(standing.map((shift) => shift.key));
  const gone = [
    ...shiftsBetween({ rules, overrides: [] }, window),
    ...endedRules.flatMap((rule) => shiftsBetween({ rules: [asIfNotEnded(rule)], overrides: [] }, window)),
    ...takenBack.flatMap((override) =>
      shiftsBetween({ rules, overrides: [override] }, window).filter((shift) => shift.source === override.id),
    ),
  ];
  const cancelled = new Map(gone.filter((shift) => !keys.has(shift.key)).map((shift) => [shift.key, shift]));
  return [
    ...numbered(standing).map((entry) => ({ ...entry, isCancelled: false })),
    ...[...cancelled.values()].map((shift) => ({ ...shift, uid: uidOf(shift.key, 0), isCancelled: true })),
  ];
}

const asIfNotEnded = (rule: PatternRule): PatternRule => ({ ...rule, from: rule.to, to: null });

/** Pieces of one shift that an override cut in two need a name each. */
function numbered(shifts: readonly ShiftSpan[]): (ShiftSpan & { uid: string })[] {
  const seen = new Map<string, number>();
  return shifts.map((shift) => {
    const piece = seen.get(shift.key) ?? 0;
    seen.set(shift.key, piece + 1);
    return { ...shift, uid: uidOf(shift.key, piece) };
  });
}

const uidOf = (key: string, piece: number) => `${key.replaceAll('/', '.')}${piece === 0 ? '' : `.${piece}`}@vakhta`;
