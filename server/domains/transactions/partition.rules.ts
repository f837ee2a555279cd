import type { GatewayTransaction, InstantText } from '#contract/gateways';

/** `2026-11` */
export type Month = string;

const FLOOR: InstantText = '2010-01-01T00:00:00.000000Z';

/** The text under which instants of documents are written. */
export const instantText = (at: Temporal.Instant): InstantText => at.toString({ fractionalSecondDigits: 6 });

/**
 * The moment that orders a transaction in lists for ever, for documents heard at one time: when it was made, as far as its
 * first document says. A moment before the gateway existed or after tomorrow is a mistake of the document; then it is the
 * moment of hearing.
 */
export function partitionAtFor(heardAt: Temporal.Instant): (document: GatewayTransaction) => InstantText {
  const heard = instantText(heardAt);
  const ceiling = instantText(heardAt.add({ hours: 24 }));
  return ({ createdAt, paidAt, updatedAt }) => {
    const said = createdAt ?? paidAt ?? updatedAt;
    return said !== undefined && said >= FLOOR && said < ceiling ? said : heard;
  };
}

export const monthOf = (at: InstantText): Month => at.slice(0, 7);

/** `count` months from the one of `at`. */
export function monthsFrom(at: Temporal.Instant, count: number): Month[] {
  const first = Temporal.PlainYearMonth.from(monthOf(instantText(at)));
  return Array.from({ length: count }, (_, months) => first.add({ months }).toString());
}

/** A month's name in tables and its bounds, half open. */
export function boundsOf(month: Month): { suffix: string; from: string; to: string } {
  const next = Temporal.PlainYearMonth.from(month).add({ months: 1 });
  return { suffix: month.replace('-', '_'), from: `${month}-01T00:00:00Z`, to: `${next}-01T00:00:00Z` };
}
