import { isRefused } from './refusal.ts';
import type { ModuleRule } from './rule.ts';

/** Does the shop's server take the password out of notifications before PHP sees it? */
export const basicHeaderStripped: ModuleRule = ({ module, fact, gateway, shown }) => {
  const answer = fact('last-notification-answer');
  if (!isRefused(answer?.value) || /SIGNATURE/i.test(answer?.value ?? '')) return undefined;
  const server = fact('server-software');
  const isCgi = /cgi|fpm|litespeed/i.test(server?.value ?? '');
  const [ours, theirs] = [gateway('key-fingerprint'), fact('key-fingerprint')];
  const isKeyRight = ours !== undefined && theirs !== undefined && ours.value.slice(0, 8) === theirs.value.slice(0, 8);
  if (module?.proof !== 'basic' && !isCgi && !isKeyRight) return undefined;
  return {
    severity: 'breaks',
    evidence: shown(answer, isCgi ? server : undefined),
    params: { answer: answer?.value ?? '' },
  };
};
