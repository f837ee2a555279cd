import type { ModuleRule } from './rule.ts';

/** R16: does the shop take test payments for real ones? */
export const testMode: ModuleRule = ({ report, fact, gateway, line, shown }) => {
  const told = [fact('mode'), gateway('mode')].filter((mode) => mode?.value === 'test');
  // Modules of other makers say it in their own logs: `[vads_ctx_mode] => TEST`.
  const logged = report?.facts.find(
    ({ key, value }) => /(?:ctx|test|sandbox)[_ ]?mode$/i.test(key) && /^(?:test|yes|1|true)$/i.test(value),
  );
  if (told.length > 0) return { severity: 'breaks', evidence: shown(...told) };
  return logged === undefined ? undefined : { severity: 'breaks', evidence: line(logged.line) };
};
