/** A selection in the manner of GraphQL: field names, some with a selection of their own. */
export interface Selection {
  [field: string]: Selection | true;
}

/** `query {transactions {uid shop_id provider_raw { ref_id } } }` as the fields of a transaction; undefined when it is not one. */
export function readSelection(text: string): Selection | undefined {
  const tokens: string[] = text.match(/[A-Za-z_]\w*|[{}]/g) ?? [];
  const open = tokens.indexOf('transactions');
  if (tokens[0] !== 'query' || open < 0 || tokens[open + 1] !== '{') return undefined;
  return readFields(tokens, { position: open + 2 });
}

function readFields(tokens: readonly string[], at: { position: number }): Selection {
  const fields: Selection = {};
  while (at.position < tokens.length) {
    const token = tokens[at.position++] ?? '}';
    if (token === '}') break;
    const nested = tokens[at.position] === '{';
    if (nested) at.position += 1;
    fields[token] = nested ? readFields(tokens, at) : true;
  }
  return fields;
}

/** The named fields of a row; what it does not have is null. */
export function select(row: Record<string, unknown>, selection: Selection): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(selection).map(([field, nested]) => {
      const value = row[field] ?? null;
      const below = nested !== true && typeof value === 'object' && value !== null;
      return [field, below ? select(value as Record<string, unknown>, nested) : value];
    }),
  );
}
