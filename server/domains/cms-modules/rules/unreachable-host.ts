import type { ModuleRule } from './rule.ts';

const PRIVATE = /^(?:10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/;
const LOCAL = /(?:^|\.)(?:localhost|test|local|localdomain|internal|lan|home\.arpa)$/;
const STAGING = /^(?:www\.)?(?:staging\d{0,3}|stage\d{0,3}|dev|preprod)\./;

/** R05: is the shop at an address that nobody outside can reach, or at a copy for trials? */
export const unreachableHost: ModuleRule = ({ fact, shown }) => {
  const told = [fact('notification-url'), fact('site-url')].find(
    (address) => address !== undefined && kindOf(address.value) !== undefined,
  );
  if (told === undefined) return undefined;
  return {
    severity: kindOf(told.value) === 'local' ? 'breaks' : 'harms',
    evidence: shown(told),
    params: { host: hostOf(told.value) },
  };
};

function kindOf(address: string): 'local' | 'staging' | undefined {
  const host = hostOf(address);
  if (LOCAL.test(host) || PRIVATE.test(host) || host === '[::1]') return 'local';
  return STAGING.test(host) ? 'staging' : undefined;
}

const hostOf = (address: string): string =>
  (/^(?:https?:\/\/)?([^/:?#\s]{1,253}|\[[0-9a-f:]{2,45}\])/i.exec(address)?.[1] ?? '').toLowerCase();
