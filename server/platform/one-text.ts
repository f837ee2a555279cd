import { Placeholder, type SQL, type SQLWrapper, sql } from 'drizzle-orm';

const UNIT = '\u001f';

/**
 * Many texts as the one value of a parameter: the driver would write a list of values, and a plan made ahead wants one shape.
 * None of them may hold the separator.
 */
export const asOneText = (texts: readonly string[]): string => texts.join(UNIT);

/** The array of such texts. */
export const textsOf = (oneText: string | Placeholder): SQL => sql`string_to_array(${oneText}, ${sql.raw(`E'\\x1f'`)})`;

/** `column = any (…)` over many texts, or over those that a placeholder will hold as one text. */
export const isAnyOf = (column: SQLWrapper, texts: readonly string[] | Placeholder): SQL =>
  sql`${column} = any (${textsOf(texts instanceof Placeholder ? texts : asOneText(texts))})`;
