import type { ParsedOf } from '../../../kernel/endpoint.ts';
import { decodeCursor, encodeCursor } from '../../../kernel/page.ts';
import type { Context } from '../../../platform/context.ts';
import type { searchTransactions as endpoint, SearchAnswer, SearchHit } from '../contract.ts';
import { planLookUps } from '../look-ups.rules.ts';
import { instantText } from '../partition.rules.ts';
import type { Term, Understood } from '../search/contract.ts';
import { isFarAhead, type Ranked, rankCandidates } from '../search/rank.rules.ts';
import { readableText } from '../search/understand-text.rules.ts';
import { type ShopNames, shopIdsNamed } from '../shop-names.rules.ts';
import { understandWords } from '../understand-words.rules.ts';
import { type FoundCandidate, findCandidates } from './find-candidates.ts';
import { asTransactionRow } from './transaction-row.ts';

type Asked = ParsedOf<typeof endpoint, 'body'>;

/** Everything that fits what was typed, best first. Candidates come from indexes only; what none of them finds is not found. */
export async function searchTransactions(
  ctx: Pick<Context, 'read' | 'actor' | 'reach' | 'clock'>,
  { text, without = [], terms: corrected, after, limit }: Asked,
  { timeZone, knownShops }: { timeZone: string; knownShops: ShopNames },
): Promise<SearchAnswer> {
  const now = ctx.clock.now().toZonedDateTimeISO(timeZone);
  const understood: Understood =
    corrected === undefined
      ? understandWords(text, { now, knownShops })
      : { text: readableText(text), terms: corrected, timeZone };
  const terms = understood.terms.filter((term) => !without.includes(term.key));
  const named = shopIdsNamed(knownShops, namesIn(terms));
  const found = await findCandidates(ctx, planLookUps(terms, named));
  const ranked = rankCandidates(terms, found.map(asCandidate)).filter(({ reasons }) => reasons.length > 0);
  const rest = ranked.filter(isBehind(after));
  const last = rest.length > limit ? rest[limit - 1] : undefined;
  return {
    understood,
    isFarAhead: isFarAhead(ranked),
    items: rest.slice(0, limit).map(asHit),
    ...(last === undefined ? {} : { next: encodeCursor(placeOf(last)) }),
  };
}

const namesIn = (terms: readonly Term[]): string[] =>
  terms
    .flatMap((term) => term.readings)
    .flatMap((reading) =>
      reading.kind === 'merchant' ? [reading.name] : reading.kind === 'words' ? [reading.words] : [],
    );

function asCandidate(row: FoundCandidate) {
  return {
    ...row,
    row,
    createdAt: instantText(row.createdAt ?? row.partitionAt),
    paidAt: row.paidAt && instantText(row.paidAt),
    shopId: row.shopId === null ? null : Number(row.shopId),
  };
}

type RankedRow = Ranked<ReturnType<typeof asCandidate>>;

const asHit = ({ candidate, score, reasons, contradictions }: RankedRow): SearchHit => ({
  transaction: asTransactionRow(candidate.row),
  score,
  reasons,
  contradictions,
});

/** Where a hit stands: score, then the newer, then the uid; the order of `rankCandidates`. */
const placeOf = ({ score, candidate }: RankedRow): [number, string, string] => [
  score,
  candidate.createdAt,
  candidate.uid,
];

function isBehind(cursor: string | undefined): (hit: RankedRow) => boolean {
  const place = decodeCursor(cursor);
  if (place === undefined) return () => true;
  const [score, createdAt, uid] = [Number(place[0]), String(place[1]), String(place[2])];
  return (hit) => {
    const [itsScore, itsMoment, itsUid] = placeOf(hit);
    if (itsScore !== score) return itsScore < score;
    if (itsMoment !== createdAt) return itsMoment < createdAt;
    return itsUid > uid;
  };
}
