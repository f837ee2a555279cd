import { z } from 'zod';

const Words = z.string().max(200);
const Url = z.string().max(500);
const Moment = z.iso.datetime({ offset: true });

/**
 * What a module posts to `/hooks/modules/<shop number>`: a report when its settings are saved and once a day, a heartbeat in
 * between. Everything but the first four fields may be left out; unknown fields are passed over. Published as a JSON schema.
 */
export const ModulePost = z.object({
  schema: z.literal('vakhta-module-report/1'),
  kind: z.enum(['report', 'heartbeat']),
  /** The same for a repeat. */
  id: z
    .string()
    .regex(/^[A-Za-z0-9_-]{8,64}$/)
    .describe('Chosen by the module; a repeat carries the same.'),
  sent_at: Moment,
  heartbeat_seconds: z.int().min(60).max(604_800).optional().describe('How often the module means to be heard.'),
  cms: z.object({ name: Words, version: Words.optional() }).optional(),
  module: z.object({ name: Words, version: Words.optional() }).optional(),
  runtime: z.object({ php: Words, openssl: Words, curl: Words, server: Words, wordpress: Words }).partial().optional(),
  settings: z
    .object({
      mode: z.enum(['test', 'live']),
      shop_id: Words.describe("The shop's number, or its last four digits."),
      public_key_fingerprint: z
        .string()
        .regex(/^[0-9a-f]{8,64}$/)
        .describe('SHA-256, in hex, over the Base64 text of the key without header lines and white space.'),
      public_key_kind: z.enum(['rsa', 'not-a-key', 'empty']),
      currency: z.string().max(10),
      decimals: z.int().min(0).max(9),
      notification_url: Url,
      return_url: Url,
      site_url: Url,
      checkout_domain: Words,
      gateway_domain: Words,
      transaction_type: z.enum(['payment', 'authorization']),
      payment_methods: z.array(z.string().max(40)).max(20),
      erip_service_code: z.string().max(20),
      token_minutes: z.int().min(0).max(1_000_000),
      success_status: Words,
      debug_log: z.boolean(),
    })
    .partial()
    .optional(),
  state: z
    .object({
      last_notification_at: Moment,
      last_notification_status: z.int().min(100).max(599).describe('The HTTP status that the module answered.'),
      last_notification_answer: Words,
      last_signature_failure_at: Moment,
      clock_skew_seconds: z.int().min(-100_000_000).max(100_000_000).describe("The shop's clock against the API's."),
      cache_excluded: z.boolean(),
      cron_age_seconds: z.int().min(0).max(1_000_000_000),
    })
    .partial()
    .optional(),
});
export type ModulePost = z.infer<typeof ModulePost>;
