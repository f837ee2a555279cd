import type { Presence } from './contract.ts';

export interface Present {
  stream: string;
  personId: string;
  mode: 'viewing' | 'typing';
}

/** Each person once a stream, in a steady order; who types somewhere is typing. */
export function gathered(rows: readonly Present[]): Map<string, Presence['people']> {
  const streams = new Map<string, Presence['people']>();
  for (const [stream, here] of Map.groupBy(rows, (row) => row.stream)) {
    const people = [...Map.groupBy(here, (row) => row.personId)].map(([personId, places]) => ({
      personId,
      mode: places.some(({ mode }) => mode === 'typing') ? ('typing' as const) : ('viewing' as const),
    }));
    streams.set(
      stream,
      people.sort((a, b) => (a.personId < b.personId ? -1 : 1)),
    );
  }
  return streams;
}

/** What is different now; a stream that everybody left has nobody in it. */
export function changesOf(
  before: ReadonlyMap<string, Presence['people']>,
  now: ReadonlyMap<string, Presence['people']>,
): Presence[] {
  const streams = new Set([...before.keys(), ...now.keys()]);
  return [...streams].flatMap((stream) => {
    const people = now.get(stream) ?? [];
    return JSON.stringify(people) === JSON.stringify(before.get(stream) ?? []) ? [] : [{ stream, people }];
  });
}
