import { cleanText, maskText } from '../../../kernel/mask.ts';
import type { FactKey } from '../contract.ts';
import type { ModulePost } from './contract.ts';

export interface PostedFact {
  key: FactKey;
  value: string;
}

type Value = string | number | boolean | readonly string[] | undefined;

const textOf = (value: Value): string | undefined => {
  if (value === undefined) return undefined;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = typeof value === 'object' ? value.join(', ') : String(value);
  return maskText(cleanText(text)).slice(0, 500);
};

/** What a module said of itself, as facts; every value masked, whatever its field. */
export function factsOfPost({ heartbeat_seconds, cms, module, runtime, settings, state }: ModulePost): PostedFact[] {
  const told: readonly (readonly [FactKey, Value])[] = [
    ['cms', cms?.name.trim().toLowerCase()],
    ['cms-version', cms?.version],
    ['module', module?.name.trim().toLowerCase()],
    ['module-version', module?.version],
    ['wordpress-version', runtime?.wordpress],
    ['php-version', runtime?.php],
    ['openssl-version', runtime?.openssl],
    ['curl-version', runtime?.curl],
    ['server-software', runtime?.server],
    ['mode', settings?.mode],
    ['shop-id', settings?.shop_id],
    ['key-fingerprint', settings?.public_key_fingerprint?.slice(0, 8)],
    ['public-key-kind', settings?.public_key_kind],
    ['currency', settings?.currency],
    ['decimals', settings?.decimals],
    ['checkout-domain', settings?.checkout_domain],
    ['gateway-domain', settings?.gateway_domain],
    ['notification-url', settings?.notification_url],
    ['return-url', settings?.return_url],
    ['site-url', settings?.site_url],
    ['transaction-type', settings?.transaction_type],
    ['payment-methods', settings?.payment_methods],
    ['erip-service-code', settings?.erip_service_code],
    ['token-minutes', settings?.token_minutes],
    ['success-status', settings?.success_status],
    ['debug-log', settings?.debug_log],
    ['last-notification-at', state?.last_notification_at],
    ['last-notification-status', state?.last_notification_status],
    ['last-notification-answer', state?.last_notification_answer],
    ['last-signature-failure-at', state?.last_signature_failure_at],
    ['clock-skew-seconds', state?.clock_skew_seconds],
    ['cache-excluded', state?.cache_excluded],
    ['cron-age-seconds', state?.cron_age_seconds],
    ['heartbeat-seconds', heartbeat_seconds],
  ];
  return told.flatMap(([key, value]) => {
    const text = textOf(value);
    return text === undefined || text === '' ? [] : [{ key, value: text }];
  });
}

/** Facts of one notification: they hold together. */
const OF_LAST_NOTIFICATION: readonly FactKey[] = [
  'last-notification-at',
  'last-notification-status',
  'last-notification-answer',
];

/** What a post takes back by leaving it out: a part of another notification says nothing of the one that it tells of. */
export function takenBackBy(facts: readonly PostedFact[]): FactKey[] {
  const told = new Set(facts.map(({ key }) => key));
  return OF_LAST_NOTIFICATION.some((key) => told.has(key)) ? OF_LAST_NOTIFICATION.filter((key) => !told.has(key)) : [];
}
