import type { Context } from '../../platform/context.ts';
import type { SearchHit, Term, Understood } from '../transactions/contract.ts';
import { isFarAhead, type ShopNames, searchTransactions } from '../transactions/index.ts';
import type { Writer } from './gather-writer.ts';
import type { Understand } from './remember-words.ts';
import { namesPayment, senderTerms, togetherOf } from './writers-words.rules.ts';

export interface Reading {
  timeZone: string;
  knownShops: ShopNames;
  understand: Understand;
}

/** What the writer's words point at. */
export interface Found {
  /** Null where they named nothing. */
  understood: Understood | null;
  /** The terms of their own words, without what their address says. */
  own: Term[];
  hits: SearchHit[];
  /** The one that needs no person to choose it. */
  farAhead: SearchHit | undefined;
}

const MOST_HITS = 50;

/** Searches for the payment of a ticket: each message is read as of the moment at which it was written. */
export async function searchForWriter(ctx: Context, writer: Writer, reading: Reading): Promise<Found> {
  const own = understoodOf(writer, reading, false);
  // What a mail quotes or forwards counts only where its writer says nothing that could be looked for.
  const understood = namesPayment(own.terms) || !quotesAnything(writer) ? own : understoodOf(writer, reading, true);
  const terms = [...understood.terms, ...(writer.isGroup ? [] : senderTerms(writer.identities, understood.terms))];
  if (terms.length === 0) return { understood: null, own: own.terms, hits: [], farAhead: undefined };
  const { items } = await searchTransactions(
    ctx,
    { text: understood.text, terms: terms.slice(0, 60), limit: MOST_HITS },
    reading,
  );
  const merchants = merchantsOf(writer);
  const isTheirs = ({ transaction }: SearchHit) =>
    transaction.merchantId !== null && merchants.has(transaction.merchantId);
  const theirs = merchants.size === 0 ? items : items.filter(isTheirs);
  return {
    understood,
    own: own.terms,
    hits: merchants.size === 0 ? items : [...theirs, ...items.filter((hit) => !isTheirs(hit))],
    farAhead: isFarAhead(theirs) ? theirs[0] : undefined,
  };
}

const quotesAnything = ({ said }: Writer) => said.some(({ quoted }) => quoted !== null && quoted !== '');

function understoodOf(
  { said }: Writer,
  { timeZone, knownShops, understand }: Reading,
  withQuoted: boolean,
): Understood {
  const parts = said.map(({ subject, text, quoted, at }) =>
    understand([subject ?? '', text, withQuoted ? (quoted ?? '') : ''].filter((each) => each !== '').join('\n'), {
      now: at.toZonedDateTimeISO(timeZone),
      knownShops,
    }),
  );
  return togetherOf(parts, timeZone);
}

/** A merchant asks about their own payments; of the same order number at another shop they know nothing. */
function merchantsOf({ ticket, contactOf }: Writer): Set<string> {
  const claimed = ticket.writerSide === 'merchant' ? ticket.merchantId : null;
  return new Set([...contactOf, ticket.boundTo, claimed].filter((each) => each !== null));
}
