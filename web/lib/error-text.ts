import { useTranslation } from 'react-i18next';
import type { CallError } from './call.ts';
import { en } from './errors.words.en.ts';

type KnownReason = keyof typeof en.reasons;

// Reasons are stable words of the server; those without a sentence of their own fall back to their code.
const isKnown = (reason: string): reason is KnownReason => Object.hasOwn(en.reasons, reason);

/** What happened, in the reader's language. */
export function useErrorText(): (error: CallError) => string {
  const { t } = useTranslation('errors');
  return (error) =>
    isKnown(error.reason)
      ? t(`reasons.${error.reason}`, { seconds: error.retryAfterSeconds ?? 0 })
      : t(`codes.${error.code}`);
}
