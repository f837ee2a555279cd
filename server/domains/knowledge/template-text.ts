import Handlebars from 'handlebars';
import { TEMPLATE_FACTS, type TemplateFact } from './contract.ts';

/** The facts of one ticket; one that is absent or empty is missing. */
export type TemplateValues = Partial<Record<TemplateFact, string>>;

export interface TemplateReading {
  /** Every fact that is named, asked about or printed. */
  facts: TemplateFact[];
  /** Those that are printed without being asked about first: without them the text may not be sent. */
  required: TemplateFact[];
  /** What is written in it and is no fact: a name that is not known, a partial, a helper. */
  unknown: string[];
  /** Why it cannot be read at all. */
  broken: string | undefined;
}

const engine = Handlebars.create();
// Plain text: nothing is escaped, no line break is swallowed.
const OPTIONS = { strict: true, noEscape: true, ignoreStandalone: true } as const;
const BLOCKS = new Set(['if', 'unless']);
const WRITTEN_AROUND = { if: 'program', unless: 'inverse' } as const;

/** What a template names. */
export function readTemplateText(source: string): TemplateReading {
  const found = { facts: new Set<TemplateFact>(), required: new Set<TemplateFact>(), unknown: new Set<string>() };
  try {
    collect(engine.parse(source).body, new Set(), found);
    return { facts: [...found.facts], required: [...found.required], unknown: [...found.unknown], broken: undefined };
  } catch (error) {
    return { facts: [], required: [], unknown: [], broken: error instanceof Error ? error.message : String(error) };
  }
}

/** The text with the facts filled in; only for a template whose reading was clean and whose required facts are there. */
export function renderTemplateText(source: string, values: TemplateValues): string {
  return engine.compile(source, OPTIONS)(nested(values));
}

interface Found {
  facts: Set<TemplateFact>;
  required: Set<TemplateFact>;
  unknown: Set<string>;
}

function collect(body: readonly hbs.AST.Statement[], asked: ReadonlySet<string>, found: Found): void {
  for (const statement of body) {
    if (statement.type === 'ContentStatement' || statement.type === 'CommentStatement') continue;
    if (isMustache(statement)) print(statement, asked, found);
    else if (isBlock(statement)) around(statement, asked, found);
    else found.unknown.add(statement.type);
  }
}

function print({ path, params, hash }: hbs.AST.MustacheStatement, asked: ReadonlySet<string>, found: Found): void {
  const name = nameOf(path);
  if (!isFact(name) || params.length > 0 || hash !== undefined) return void found.unknown.add(name);
  found.facts.add(name);
  if (!asked.has(name)) found.required.add(name);
}

/** `{{#if payment.order}}… {{else}} … {{/if}}` and `unless`: nothing else decides. */
function around(block: hbs.AST.BlockStatement, asked: ReadonlySet<string>, found: Found): void {
  const word = nameOf(block.path);
  const [about, ...more] = block.params.map(nameOf);
  if (!BLOCKS.has(word) || about === undefined || more.length > 0 || !isFact(about)) {
    found.unknown.add(about === undefined || BLOCKS.has(word) === false ? word : about);
    return;
  }
  found.facts.add(about);
  const known = WRITTEN_AROUND[word as 'if' | 'unless']; // one of the two, as was just looked up
  for (const part of ['program', 'inverse'] as const)
    collect(block[part]?.body ?? [], part === known ? new Set([...asked, about]) : asked, found);
}

const isFact = (name: string): name is TemplateFact => Object.hasOwn(TEMPLATE_FACTS, name);
const isMustache = (node: hbs.AST.Statement): node is hbs.AST.MustacheStatement => node.type === 'MustacheStatement';
const isBlock = (node: hbs.AST.Statement): node is hbs.AST.BlockStatement => node.type === 'BlockStatement';

const nameOf = (path: unknown): string => String((path as { original?: unknown }).original); // every expression has one

/** `payment.amount` is `payment: { amount }`; strict needs every name to be there. */
function nested(values: TemplateValues): Record<string, Record<string, string | undefined>> {
  const tree: Record<string, Record<string, string | undefined>> = {};
  for (const name of Object.keys(TEMPLATE_FACTS) as TemplateFact[]) {
    const [group = '', leaf = ''] = name.split('.');
    tree[group] = { ...tree[group], [leaf]: values[name] };
  }
  return tree;
}
