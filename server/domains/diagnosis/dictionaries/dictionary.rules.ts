import type { Cause, Certainty, Generation, Retry, Side } from '../contract.ts';

/** What one code says in one book. Side and retry are given where they differ from what the cause itself says. */
export interface Meaning {
  cause: Cause;
  side?: Side;
  certainty?: Certainty;
  retry?: Retry;
}

/** One book of codes: the same digits may mean something else in another one. */
export interface Dictionary {
  name: string;
  generation: Generation;
  source: string;
  meanings: ReadonlyMap<string, Meaning>;
}

type Nuance = Omit<Meaning, 'cause'>;

/** Makes a book from codes listed under their cause, and the few codes that say more than their cause. */
export function dictionary(
  name: string,
  generation: Generation,
  source: string,
  codesByCause: Partial<Record<Cause, string>>,
  nuances: [codes: string, nuance: Nuance][] = [],
): Dictionary {
  const meanings = new Map<string, Meaning>();
  const put = (code: string, cause: Cause) => {
    if (meanings.has(code)) throw new Error(`${name}: ${code} is listed twice`);
    meanings.set(code, { cause });
  };
  const refine = (code: string, nuance: Nuance) => {
    const meaning = meanings.get(code);
    if (meaning === undefined) throw new Error(`${name}: ${code} has a nuance and no cause`);
    meanings.set(code, { ...meaning, ...nuance });
  };
  // The keys are those of the parameter's type.
  for (const [cause, codes] of Object.entries(codesByCause))
    for (const code of wordsIn(codes)) put(code, cause as Cause);
  for (const [codes, nuance] of nuances) for (const code of wordsIn(codes)) refine(code, nuance);
  return { name, generation, source, meanings };
}

const wordsIn = (text: string): string[] => text.trim().split(/\s+/);
