import type { Template } from '#contract/knowledge';

type Named = Pick<Template, 'shortName' | 'title' | 'used'>;

/** Templates whose short name begins with what was typed, then those that hold it anywhere; each group most used first. */
export function fitting<T extends Named>(templates: readonly T[], typed: string): T[] {
  const wanted = typed.toLowerCase();
  const rank = ({ shortName, title }: T) => {
    if (shortName.toLowerCase().startsWith(wanted)) return 0;
    return `${shortName} ${title}`.toLowerCase().includes(wanted) ? 1 : 2;
  };
  return templates
    .map((template) => ({ template, rank: rank(template) }))
    .filter((each) => each.rank < 2)
    .sort((one, other) => one.rank - other.rank || other.template.used - one.template.used)
    .map((each) => each.template);
}

/** What a template says, without its greeting and its machinery: a fact that will be put in is a gap. */
export const firstWords = (text: string): string =>
  text
    .replaceAll(/\{\{#if[\s\S]*?\{\{\/if\}\}/g, '')
    .replaceAll(/\{\{[^}]*\}\}/g, '…')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 120);
