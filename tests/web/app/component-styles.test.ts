import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const repository = join(import.meta.dirname, '../../..');
const styles = readFileSync(join(repository, 'web/app/mantine.css'), 'utf8');
const sheetOf = (name: string) => `@mantine/core/styles/${name}.layer.css`;

/** Every component that some part of the console draws, by the name of its import. */
const drawn = new Set(
  globSync('web/**/*.tsx', { cwd: repository }).flatMap((file) => {
    const [, names = ''] =
      /import \{([^}]*)\} from '@mantine\/core'/.exec(readFileSync(join(repository, file), 'utf8')) ?? [];
    return names.split(',').flatMap((name) => (/^\s*type /.test(name) ? [] : name.trim() || []));
  }),
);

test('what is drawn has its look: a sheet that is left out shows only where nobody looks', () => {
  const bare = [...drawn].filter(
    (name) => existsSync(join(repository, 'node_modules', sheetOf(name))) && !styles.includes(sheetOf(name)),
  );

  expect(drawn.size).toBeGreaterThan(10);
  expect(bare).toEqual([]);
});
