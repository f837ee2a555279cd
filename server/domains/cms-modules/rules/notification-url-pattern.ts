import type { ModuleRule } from './rule.ts';

/** Is the notification address the one that this module answers at? */
export const notificationUrlPattern: ModuleRule = ({ module, fact, gateway, shown }) => {
  const url = fact('notification-url') ?? gateway('notification-url');
  if (url === undefined || module?.notificationMark === undefined) return undefined;
  if (url.value.includes(module.notificationMark)) return undefined;
  return {
    severity: 'breaks',
    evidence: shown(url),
    params: { url: url.value, expected: module.notificationMark, module: module.name },
  };
};
