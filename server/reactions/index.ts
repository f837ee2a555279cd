import type { AnswerParts } from '../domains/answers/index.ts';
import type { Channels } from '../domains/channels/index.ts';
import type { ContextServices } from '../platform/context.ts';
import type { Reaction } from '../platform/outbox/relay.ts';
import { attachTicketsReaction, gatherTicketsReaction } from './attach-tickets.ts';
import { findPaymentsReaction } from './find-payments.ts';
import { followMerchantReaction } from './follow-merchant.ts';
import { noteDeliveryReaction } from './note-delivery.ts';
import { noteModuleReportReaction } from './note-module-report.ts';
import { noteProbeReaction } from './note-probe.ts';
import { readReportReaction } from './read-report.ts';
import { ringOutbound } from './ring-outbound.ts';

export interface ReactionParts {
  services: ContextServices;
  channels: Channels;
  answers: AnswerParts;
}

/** The whole table "when this happened → do that". Pushes to screens are not here: each node rings its own doorbells. */
export function createReactions({ services, channels, answers }: ReactionParts): readonly Reaction[] {
  return [
    ringOutbound(channels, services.clock),
    noteDeliveryReaction(services),
    findPaymentsReaction(services, answers),
    followMerchantReaction(services),
    readReportReaction(services),
    noteProbeReaction(services),
    noteModuleReportReaction(services),
    attachTicketsReaction(services),
    gatherTicketsReaction(services),
  ];
}
