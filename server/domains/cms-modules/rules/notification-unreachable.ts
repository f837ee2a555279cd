import type { ModuleRule } from './rule.ts';

/** Does something stand between our notifications and the module: a redirect, a guard, nothing at all? */
export const notificationUnreachable: ModuleRule = ({ fact, shown }) => {
  const [status, redirect, tls] = [
    fact('last-notification-status'),
    fact('notification-redirect'),
    fact('tls-problem'),
  ];
  const code = Number(status?.value ?? '200');
  const isBad = Number.isFinite(code) && (code < 200 || code >= 300);
  if (!isBad && redirect === undefined) return undefined;
  return {
    severity: 'breaks',
    evidence: shown(isBad ? status : undefined, redirect, tls),
    params: { status: redirect === undefined ? String(code) : `3xx → ${redirect.value}` },
  };
};
