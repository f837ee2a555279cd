import type { Probe, ProbeCheck, TestAnswer } from '#contract/cms-modules/probing';
import type { DeliveryClass } from '#contract/deliveries';
import { ConnectionProblem } from '#kernel/shop-answer';
import { findProbe, probeFinished } from '../domains/cms-modules/index.ts';
import { noteDeliverySign } from '../domains/deliveries/index.ts';
import { type ContextServices, createContext } from '../platform/context.ts';
import type { Reaction } from '../platform/outbox/relay.ts';

/** The notification address of a shop was seen from outside → where there is no log of deliveries, that stands in. */
export function noteProbeReaction(services: ContextServices): Reaction {
  return {
    name: 'note-probe',
    to: [probeFinished.type],
    run: async ({ data }) => {
      const ctx = createContext(services, { kind: 'job', name: 'note-probe' }, 'all');
      const probe = await findProbe(ctx.read, probeFinished.data.parse(data).probeId);
      const seen = probe?.sight?.exchanges.find(({ what }) => what === 'notification');
      // An address that was not asked is as it was.
      if (probe === undefined || seen === undefined || seen.refusal !== null || probe.answer === 'not-sent') return;
      await noteDeliverySign(ctx, {
        shopId: probe.shopId,
        source: 'probe',
        at: Temporal.Instant.from(probe.finishedAt ?? probe.askedAt),
        class: classOf(probe, seen.problem),
        httpStatus: seen.status,
        excerpt: seen.excerpt === '' ? null : seen.excerpt,
      });
    },
  };
}

// A module that turns an unsigned look away is there, and took no notification.
const OF_CHECK: Partial<Record<ProbeCheck, DeliveryClass>> = {
  'callback-works': 'unknown',
  'callback-missing': 'not-found',
  'callback-minus-one': 'error-text',
  'callback-login': 'error-text',
  'callback-page': 'error-text',
  'callback-redirect-secure': 'redirect-https',
  'callback-redirect': 'redirect',
  'callback-firewall': 'firewall',
  'callback-broken': 'server-error',
};
const OF_ANSWER: Partial<Record<TestAnswer, DeliveryClass>> = {
  accepted: 'sent-ok',
  'refused-by-module': 'unknown',
  unauthorized: 'unauthorized',
};

/** An answer that tells nothing is unknown: what was seen before is not so any more for sure. */
function classOf({ findings, answer }: Probe, problem: string | null): DeliveryClass {
  const connection = ConnectionProblem.safeParse(problem);
  if (connection.success) return connection.data;
  if (answer !== null) return OF_ANSWER[answer] ?? 'unknown';
  return findings.map(({ check }) => OF_CHECK[check]).find((found) => found !== undefined) ?? 'unknown';
}
