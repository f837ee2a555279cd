import { findReportedNotification, notificationReported } from '../domains/cms-modules/index.ts';
import { classOfTold, noteDeliverySign } from '../domains/deliveries/index.ts';
import { type ContextServices, createContext } from '../platform/context.ts';
import type { Reaction } from '../platform/outbox/relay.ts';

/** A module reported how its last notification ended → where there is no log of deliveries, that stands in. */
export function noteModuleReportReaction(services: ContextServices): Reaction {
  return {
    name: 'note-module-report',
    to: [notificationReported.type],
    run: async ({ data }) => {
      const ctx = createContext(services, { kind: 'job', name: 'note-module-report' }, 'all');
      const { shopId } = notificationReported.data.parse(data);
      const reported = await findReportedNotification(ctx.read, shopId);
      if (reported === undefined) return;
      const { at, status, answer } = reported;
      const sign = { shopId, source: 'module' as const, at, class: classOfTold(status, answer) };
      await noteDeliverySign(ctx, { ...sign, httpStatus: status, excerpt: answer });
    },
  };
}
