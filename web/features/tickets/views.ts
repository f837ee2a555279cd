import type { ContactId, MerchantId } from '#kernel/ids';

/** What was set aside is a page of its own; among the views it stands with a text like the others. */
export const QUARANTINE_VIEW = 'is:quarantined';

/** Views that a desk begins with; each is a text, and the text is the address. Pinned as G then 1–9. */
export const STARTER_VIEWS = [
  { name: 'mine', text: 'assignee:me sort:deadline' },
  { name: 'unassigned', text: 'is:unassigned sort:deadline' },
  { name: 'breaching', text: 'due:<30m sort:deadline' },
  { name: 'promised', text: 'promised:today sort:deadline' },
  { name: 'bank', text: 'status:waiting-inside on:bank' },
  { name: 'developers', text: 'status:waiting-inside on:developers' },
  { name: 'debited', text: 'topic:debited-not-changed' },
  { name: 'all', text: 'sort:deadline' },
  { name: 'quarantine', text: QUARANTINE_VIEW },
] as const satisfies { name: string; text: string }[];

/** What who answers nobody begins with: the requests that they opened, and all they may see. */
export const FOLLOWER_VIEWS = [
  { name: 'opened', text: 'by:me status:any' },
  { name: 'all', text: 'sort:deadline' },
] as const satisfies { name: string; text: string }[];

export type StarterView = (typeof STARTER_VIEWS)[number] | (typeof FOLLOWER_VIEWS)[number];

export const starterOf = (text: string): StarterView | undefined =>
  [...STARTER_VIEWS, ...FOLLOWER_VIEWS].find((view) => view.text === text);

/** Everything that somebody ever wrote, or that was ever about a merchant. */
export const viewOfContact = (id: ContactId): string => `contact:${id} status:any`;
export const viewOfMerchant = (id: MerchantId): string => `merchant:${id} status:any`;
