import type { ChannelKind } from '#contract/channels';

/** So long an answer can be taken back before it leaves. */
export const HOLD_SECONDS: Readonly<Record<ChannelKind, number>> = { telegram: 3, email: 8, phone: 0 };
