/** What is wrong with one field: a word of ours and the limit that it names. */
export interface FieldFault {
  kind:
    | 'required'
    | 'tooShort'
    | 'tooLong'
    | 'tooSmall'
    | 'tooLarge'
    | 'none'
    | 'tooMany'
    | 'number'
    | 'address'
    | 'origin'
    | 'insecure'
    | 'email'
    | 'day'
    | 'choice'
    | 'secret'
    | 'other';
  limit?: string;
}

/** The contracts' own messages, first match wins. `(\d+)` is the limit. */
const KINDS: readonly (readonly [RegExp, FieldFault['kind']])[] = [
  [/(?:number|int) to be >0|expected (?:int|number), received/, 'number'],
  [/string to have >=1 characters|received (?:undefined|null)$/, 'required'],
  [/string to have >=?(\d+) characters/, 'tooShort'],
  [/string to have <=?(\d+) characters/, 'tooLong'],
  [/array to have >=1 items/, 'none'],
  [/array to have <=?(\d+) items/, 'tooMany'],
  [/(?:number|int) to be >=(\d+)/, 'tooSmall'],
  [/(?:number|int) to be <=?(\d+)/, 'tooLarge'],
  [/Invalid URL/, 'address'],
  [/scheme, host and port only/, 'origin'],
  [/plain http is accepted/, 'insecure'],
  [/holds a card number or a secret/, 'secret'],
  [/Invalid email/, 'email'],
  [/Invalid ISO date/, 'day'],
  [/Invalid option|expected one of/, 'choice'],
];

/** Reads what the server said of a field; a message that is new is told in general words. */
export function fieldFaultOf(message: string): FieldFault {
  for (const [pattern, kind] of KINDS) {
    const found = pattern.exec(message);
    if (found === null) continue;
    return found[1] === undefined ? { kind } : { kind, limit: found[1] };
  }
  return { kind: 'other' };
}
