import Handlebars from 'handlebars';

/** A text with holes. `required` are the facts without which it may not be sent. */
export interface Template {
  required: readonly string[];
  render(facts: Readonly<Record<string, string | undefined>>): string;
}

const engine = Handlebars.create();
const partials = new Map<string, hbs.AST.Program>();

/** Names a piece that several templates share: `{{> name}}`. */
export function partial(name: string, source: string): void {
  partials.set(name, engine.parse(source));
  engine.registerPartial(name, engine.compile(source, OPTIONS));
}

// Plain text: nothing is escaped, no line break is swallowed. Strict: an unknown name is an error and never a gap.
const OPTIONS = { strict: true, noEscape: true, ignoreStandalone: true } as const;

export function template(source: string): Template {
  const required = new Set<string>();
  collect(engine.parse(source).body, new Set(), required);
  const render = engine.compile<Readonly<Record<string, string | undefined>>>(source, OPTIONS);
  return { required: [...required], render: (facts) => render(facts) };
}

/** Every name that is printed and not asked about first (`{{#if name}}`). */
function collect(body: readonly hbs.AST.Statement[], asked: ReadonlySet<string>, required: Set<string>): void {
  for (const statement of body) {
    if (isMustache(statement)) require(statement.path, asked, required);
    else if (isPartial(statement)) collect(partials.get(nameOf(statement.name))?.body ?? [], asked, required);
    else if (isBlock(statement)) {
      const within = new Set([...asked, ...statement.params.map(nameOf)]);
      collect(statement.program?.body ?? [], within, required);
      collect(statement.inverse?.body ?? [], asked, required);
    }
  }
}

function require(path: unknown, asked: ReadonlySet<string>, required: Set<string>): void {
  const name = nameOf(path);
  if (!asked.has(name)) required.add(name);
}

const isMustache = (node: hbs.AST.Statement): node is hbs.AST.MustacheStatement => node.type === 'MustacheStatement';
const isPartial = (node: hbs.AST.Statement): node is hbs.AST.PartialStatement => node.type === 'PartialStatement';
const isBlock = (node: hbs.AST.Statement): node is hbs.AST.BlockStatement => node.type === 'BlockStatement';

/** The name in a path; the templates are ours and hold plain names alone. */
const nameOf = (path: unknown): string => String((path as { original?: unknown }).original);
