import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';

const PARTIALS = ['layout', 'overall', 'notices', 'channels', 'works', 'findings', 'history'] as const;
const PAGES = ['merchant', 'public', 'gone'] as const;
export type PageName = (typeof PAGES)[number];

const read = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');
const style = read('style.css').trim();

// Everything is escaped; a name that is not there is empty, for most parts of a page may be absent.
const engine = Handlebars.create();
for (const name of PARTIALS) engine.registerPartial(name, read(`${name}.hbs`));
const pages = new Map(PAGES.map((name) => [name, engine.compile(read(`${name}.hbs`), { noEscape: false })]));

/** A page as HTML. All text in `view` is escaped: what came from outside can be no markup. */
export function renderPage(name: PageName, view: object): string {
  const page = pages.get(name);
  if (page === undefined) throw new Error(`there is no page ${name}`);
  return page({ ...view, style });
}

/** What a browser may do with such a page: no script at all, this one style sheet, forms to ourselves. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
