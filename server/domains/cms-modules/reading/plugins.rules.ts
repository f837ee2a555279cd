import type { ReportFact } from './report-facts.rules.ts';

export interface Plugin {
  name: string;
  version: string | undefined;
  /** What stands behind the version: `Not tested with …`, `update to … is available`. */
  remark: string;
  state: 'active' | 'inactive' | 'must-use' | 'drop-in';
  line: number;
}

const STATES: readonly (readonly [RegExp, Plugin['state']])[] = [
  [/inactive/i, 'inactive'],
  [/drop-?in/i, 'drop-in'],
  [/must[ -]?use|wp-mu-plugins/i, 'must-use'],
  [/active plugins|wp-plugins-active/i, 'active'],
];
const AUTHOR = /^(?:by|von|par|di|por|от|przez|来自)\b|^来自/;
/** Where no value begins so, the pattern need not be tried. */
const FIRST_OF_AUTHOR = 'bvpdо来';
const VERSION = / – ?v?(\d[\w.+-]{0,40})/;

/** Rows that name a plugin: those of the lists, and rows of that shape anywhere, for most pastes have lost a heading. */
export function pluginsOf(facts: readonly ReportFact[]): Plugin[] {
  const plugins: Plugin[] = [];
  let section: string | undefined;
  let listed: Plugin['state'] | undefined;
  for (const fact of facts) {
    // Facts of one section stand together.
    if (fact.section !== section) listed = STATES.find(([heading]) => heading.test(fact.section))?.[1];
    section = fact.section;
    if (listed !== undefined || isAuthor(fact.value))
      plugins.push({ name: fact.key, state: listed ?? 'active', line: fact.line, ...versionAndRemark(fact.value) });
  }
  return plugins;
}

const isAuthor = (value: string) => value !== '' && FIRST_OF_AUTHOR.includes(value.charAt(0)) && AUTHOR.test(value);

function versionAndRemark(value: string): Pick<Plugin, 'version' | 'remark'> {
  const found = VERSION.exec(value);
  if (found !== null)
    return { version: found[1], remark: value.slice(found.index + found[0].length).replace(/^[ –]{1,4}/, '') };
  // Site Health: `version: 8.9.0, author: Automattic (latest version: 9.0)`
  const told = /^version: (\d[\w.+-]{0,40})/i.exec(value);
  return { version: told?.[1], remark: '' };
}
