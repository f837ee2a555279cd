import type { Protection } from '../contract.ts';
import { type Bag, bagOf, isBag, textOf, wholeOf } from './fields.rules.ts';

/** What the provider's own checks said: limits, lists, rules, routing, address and CVC. Undefined when there were none. */
export function readProtection(body: Bag): Protection | undefined {
  const check = body.be_protected_verification;
  const routing = body.smart_routing_verification;
  const avs = body.avs_cvc_verification;
  if (!isBag(check) && !isBag(routing) && !isBag(avs)) return undefined;
  const protection: Protection = {};
  if (isBag(check)) readCheck(protection, check);
  if (isBag(routing)) {
    put(protection, 'routingStatus', textOf(routing.status)?.toLowerCase());
    put(protection, 'routingMessage', textOf(routing.message));
  }
  if (isBag(avs)) {
    put(protection, 'avsResult', textOf(bagOf(avs.avs_verification).result_code));
    put(protection, 'cvcResult', textOf(bagOf(avs.cvc_verification).result_code));
  }
  return Object.keys(protection).length === 0 ? undefined : protection;
}

const put = <K extends keyof Protection>(protection: Protection, field: K, value: Protection[K] | undefined) => {
  if (value !== undefined) protection[field] = value;
};

const LIMITS = ['volume', 'count', 'max'] as const;

function readCheck(protection: Protection, check: Bag): void {
  put(protection, 'status', textOf(check.status)?.toLowerCase());
  const limit = bagOf(check.limit ?? check.limits);
  const lists = bagOf(check.white_black_list);
  put(protection, 'message', textOf(check.message, limit.error, lists.error));
  const exceeded = LIMITS.filter((name) => limit[name] === true);
  if (exceeded.length > 0) protection.exceeded = exceeded;
  put(protection, 'currentVolumeMinor', wholeOf(limit.current_volume));
  put(protection, 'currentCount', wholeOf(limit.current_count));
  const black = Object.keys(lists).filter((name) => lists[name] === 'black');
  if (black.length > 0) protection.blackListed = black;
  put(protection, 'rejectedRule', rejectedIn(check.rules, 0));
}

/** The rules stand by account and alias; the first that rejected is the one that decided. */
function rejectedIn(rules: unknown, depth: number): string | undefined {
  if (!isBag(rules) || depth > 4) return undefined;
  for (const [name, result] of Object.entries(rules)) {
    if (result === 'reject') return name;
    const inner = rejectedIn(result, depth + 1);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
