import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const files = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort();

const ROOMS = new Set(['contract', 'tables', 'queries', 'events', 'routes', 'index', 'facts', 'port']);
const DRAWERS =
  /(^|[-.])(utils?|helpers?|services?|repository|controllers?|(?<!account-)managers?|types|misc|data|info)([-.]|$)/;
const server = files('server');
const domainFiles = server.filter((file) => /^server\/domains\/[^/]+\/[^/]+\.ts$/.test(file));

describe('the house', () => {
  test('the top level holds what the plan names, and nothing else', () => {
    const seen = readdirSync(ROOT).filter(
      (name) => !name.startsWith('.') && !['node_modules', 'dist', 'data', 'demo-data'].includes(name),
    );

    expect(seen.sort()).toEqual(
      [
        'LICENSE',
        'README.md',
        'drizzle.config.ts',
        'migrations',
        'package-lock.json',
        'package.json',
        'server',
        'tests',
        'tsconfig.json',
        'vitest.config.ts',
        'web',
      ].sort(),
    );
  });

  test('no file is a drawer for unlike things', () => {
    const drawers = [...server, ...files('web')].filter((file) => DRAWERS.test(basename(file).replace(/\.tsx?$/, '')));

    expect(drawers).toEqual([]);
  });

  test.each(domainFiles)('%s is a room, a rule, a verb of its own name or the words that verbs share', (file) => {
    const name = basename(file, '.ts');
    if (ROOMS.has(name) || name.endsWith('.rules')) return;
    const source = readFileSync(join(ROOT, file), 'utf8');
    const exported = [...source.matchAll(/export (?:async )?(?:function|const|interface|type) (\w+)/g)].map(
      ([, found]) => (found ?? '').toLowerCase(),
    );
    const words = name.split('-').flatMap((word) => (word.length > 2 ? [word.slice(0, 6)] : []));

    expect(
      exported.some((found) => words.some((word) => found.includes(word))),
      `${file} exports ${exported.join(', ')}`,
    ).toBe(true);
  });

  test('every domain has a face, a contract or tables, and stands in the plan', () => {
    const plan = JSON.parse(readFileSync(join(ROOT, 'server/domains/may-use.json'), 'utf8')) as Record<
      string,
      string[]
    >;
    const domains = readdirSync(join(ROOT, 'server/domains'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );

    for (const { name } of domains) {
      expect(Object.keys(plan)).toContain(name);
      expect(existsSync(join(ROOT, 'server/domains', name, 'index.ts')), `${name}/index.ts`).toBe(true);
    }
  });
});

describe('the tests', () => {
  const testFiles = files('tests').filter((file) => /\.test\.tsx?$/.test(file));
  const mirrored = testFiles.filter((file) => /^tests\/(server|web)\//.test(file));

  test('each stands where its subject stands', () => {
    const strays = mirrored.filter((file) => !existsSync(join(ROOT, dirname(file).replace(/^tests\//, ''))));

    expect(strays).toEqual([]);
  });

  test('every rule has a test beside its mirror that speaks of it', () => {
    const untested = server
      .filter((file) => /\.rules\.ts$/.test(file) || /\/rules\/[^/]+\.ts$/.test(file))
      .filter((file) => !speaksOf(file, testFiles));

    expect(untested).toEqual([]);
  });

  test('none is skipped, focused or left to do', () => {
    const marked = testFiles.filter(
      (file) =>
        file !== 'tests/layout.test.ts' &&
        /\b(test|it|describe)\.(skip|only|todo)\b/.test(readFileSync(join(ROOT, file), 'utf8')),
    );

    expect(marked).toEqual([]);
  });
});

/** A rule is spoken of when a test of its domain imports it, or a rule or verb of the domain (never a face) that leads to it. */
function speaksOf(file: string, testFiles: string[]): boolean {
  const home = file.split('/').slice(0, 3).join('/');
  const near = testFiles.filter(
    (candidate) => candidate.startsWith(`tests/${home}`) || candidate.startsWith(`tests/${dirname(file)}`),
  );
  const seen = new Set<string>();
  return near.flatMap(importsOf).some((imported) => leadsTo(imported, file, home, seen));
}

const importsOf = (file: string): string[] =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, path]) =>
    relative(ROOT, join(ROOT, dirname(file), path ?? '')),
  );

function leadsTo(from: string, to: string, home: string, seen: Set<string>): boolean {
  if (from === to) return true;
  // A face or a contract leads everywhere and proves nothing.
  if (
    seen.has(from) ||
    !from.startsWith(home) ||
    /^server\/domains\/[^/]+\/(index|contract|routes)\.ts$/.test(from) ||
    !existsSync(join(ROOT, from))
  )
    return false;
  seen.add(from);
  return importsOf(from).some((next) => leadsTo(next, to, home, seen));
}
