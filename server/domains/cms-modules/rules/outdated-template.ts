import type { ModuleRule } from './rule.ts';

const OF_PAYMENT = /\b(?:checkout\/[\w./-]{1,80}|form-(?:pay|checkout)\.php)/;

/** R13: does the theme hold old copies of the checkout's pages? */
export const outdatedTemplate: ModuleRule = ({ report, line }) => {
  const overrides = report?.facts.filter(({ key, section }) => key === 'Overrides' && section === 'Templates') ?? [];
  const outdated = overrides.flatMap(({ value, line: at }) =>
    value
      .split(', ')
      .filter((entry) => /out of date/i.test(entry) && OF_PAYMENT.test(entry))
      .map((entry) => ({ name: OF_PAYMENT.exec(entry)?.[0] ?? entry, at })),
  );
  if (outdated.length === 0) return undefined;
  const names = [...new Set(outdated.map(({ name }) => name))];
  const lines = (report?.lines ?? []).flatMap((text, place) =>
    /out of date/i.test(text) && OF_PAYMENT.test(text) ? [place + 1] : [],
  );
  return { severity: 'harms', evidence: line(...lines), params: { names: names.join(', ') } };
};
