import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SERVER = join(import.meta.dirname, '../../server');

/** The text of every source of the server below a folder or of one file; the demo is no part of the product. */
export function serverSources(...places: string[]): string[] {
  return (places.length === 0 ? [''] : places).flatMap((place) => {
    if (place.endsWith('.ts')) return [readFileSync(join(SERVER, place), 'utf8')];
    const files = readdirSync(join(SERVER, place), { recursive: true, encoding: 'utf8' });
    return files
      .filter((file) => file.endsWith('.ts') && !file.startsWith('demo/'))
      .map((file) => readFileSync(join(SERVER, place, file), 'utf8'));
  });
}

/** What a pattern's first group finds in these sources, each once, in order of the alphabet. */
export function wordsIn(sources: readonly string[], ...patterns: RegExp[]): string[] {
  const found = sources.flatMap((source) =>
    patterns.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1] ?? '')),
  );
  return [...new Set(found)].filter((word) => word !== '').sort();
}
