import { z } from 'zod';
import { endpoint } from '#kernel/endpoint';
import { MerchantId, PersonId, StatusLinkId } from '#kernel/ids';

/** How bad it was, mildest first: planned works are told apart from trouble. */
export const HISTORY_STATES = ['ok', 'works', 'degraded', 'partial', 'major'] as const;
export const HistoryState = z.enum(HISTORY_STATES);
export type HistoryState = z.infer<typeof HistoryState>;

/** How long a link works unless somebody chooses otherwise. */
export const USUAL_LINK_DAYS = 90;
export const MOST_LINK_DAYS = 366;

export const StatusLink = z.object({
  id: StatusLinkId,
  /** For whom it was made. */
  label: z.string(),
  showsLimits: z.boolean(),
  takesReports: z.boolean(),
  /** Null where the program made it. */
  createdBy: z.object({ id: PersonId, name: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  state: z.enum(['works', 'expired', 'revoked']),
  /** How often it was opened: once a minute counts. */
  opens: z.int(),
  lastOpenedAt: z.iso.datetime().nullable(),
});
export type StatusLink = z.infer<typeof StatusLink>;

export const StatusLinkInput = z.object({
  label: z.string().trim().min(1).max(120),
  days: z.int().min(1).max(MOST_LINK_DAYS).default(USUAL_LINK_DAYS),
  showsLimits: z.boolean().default(false),
  takesReports: z.boolean().default(true),
});
export type StatusLinkInput = z.infer<typeof StatusLinkInput>;

/** Languages in which the pages speak. */
export const PageLanguage = z.enum(['ru', 'en']);
export type PageLanguage = z.infer<typeof PageLanguage>;

const OfMerchant = z.object({ merchantId: MerchantId });

export const listStatusLinks = endpoint({
  method: 'get',
  path: '/merchants/:merchantId/status-links',
  summary: 'Links to the page of a merchant, those that work first; never their addresses.',
  params: OfMerchant,
  response: z.object({ items: z.array(StatusLink) }),
});

export const makeStatusLink = endpoint({
  method: 'post',
  path: '/merchants/:merchantId/status-links',
  summary: 'A new link to the page of a merchant. Its address is shown this once.',
  params: OfMerchant,
  body: StatusLinkInput,
  response: z.object({ link: StatusLink, address: z.string() }),
});

export const revokeStatusLink = endpoint({
  method: 'delete',
  path: '/status-links/:linkId',
  summary: 'Ends a link: whoever opens it finds nothing.',
  params: z.object({ linkId: StatusLinkId }),
  response: z.object({}),
});

export const previewStatusPage = endpoint({
  method: 'get',
  path: '/merchants/:merchantId/status-page',
  summary: 'The page as a merchant sees it behind a link, as HTML.',
  params: OfMerchant,
  query: z.object({ lang: PageLanguage.optional(), limits: z.enum(['true', 'false']).default('false') }),
  response: z.string(),
});
