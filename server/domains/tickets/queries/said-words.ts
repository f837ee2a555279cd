import { type Placeholder, type SQL, sql } from 'drizzle-orm';
import { messages } from '../tables.ts';

/** Among so many of the newest messages is looked how usual the words are, and from so many on they are words of every day. */
const SAMPLE = 500;
const EVERY_DAY = 3;
/** Words of every day are looked for from the newest message backwards, so far and until so many are found. */
const NEWEST = 10_000;
const MOST_OF_EVERY_DAY = 200;
/** Of rarer words so many. */
const MOST = 2000;

/**
 * The ids of tickets in which these words were said. An index of words gives all places of a word at once: of one that stands in
 * every tenth message that takes long, and the newest are what is meant. Ids of messages grow with time.
 */
export function ticketsThatSaid(words: Placeholder): SQL {
  const asked = sql`(select websearch_to_tsquery('russian', ${words}) || websearch_to_tsquery('english', ${words})
    || websearch_to_tsquery('simple', ${words}))`;
  const newest = (count: number) =>
    sql`(select id, ticket_id, words from ${messages} order by id desc limit ${sql.raw(String(count))}) as newest`;
  return sql`
    with usual as materialized (
      select count(*) >= ${sql.raw(String(EVERY_DAY))} as yes from ${newest(SAMPLE)} where newest.words @@ ${asked}
    ), rare as materialized (
      select id, ticket_id from ${messages} where not (select yes from usual) and words @@ ${asked}
    )
    (select ticket_id from ${newest(NEWEST)} where (select yes from usual) and newest.words @@ ${asked}
      limit ${sql.raw(String(MOST_OF_EVERY_DAY))})
    union all
    (select ticket_id from rare order by id desc limit ${sql.raw(String(MOST))})`;
}
