import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CallError } from './call.ts';
import type { en } from './errors.words.en.ts';
import { fieldFaultOf } from './field-fault.rules.ts';

type KnownReason = keyof typeof en.reasons;

// Asked of the words that are loaded: a second language need not come for it.
const hasWords = (of: keyof typeof en, name: string): boolean =>
  Object.hasOwn(i18next.getResource(i18next.language, 'errors', of) ?? {}, name);

// Reasons are stable words of the server; one that is newer than this console falls back to its code.
const isKnown = (reason: string): reason is KnownReason => hasWords('reasons', reason);

/** What happened, in the reader's language. */
export function useErrorText(): (error: CallError) => string {
  const { t } = useTranslation('errors');
  return (error) =>
    isKnown(error.reason)
      ? t(`reasons.${error.reason}`, { seconds: error.retryAfterSeconds ?? 0 })
      : t(`codes.${error.code}`);
}

/** What is wrong with a field, in the reader's language; undefined where nothing is. Several names: the first that is wrong. */
export function useFieldText(error: CallError | null | undefined): (...names: string[]) => string | undefined {
  const { t } = useTranslation('errors');
  return (...names) => {
    const said = names.map((name) => error?.fields[name]).find((text) => text !== undefined);
    if (said === undefined) return undefined;
    if (isKnown(said)) return t(`reasons.${said}`);
    const { kind, limit = '' } = fieldFaultOf(said);
    return t(`fields.${kind}`, { limit });
  };
}

type KnownProblem = keyof typeof en.problems;
const isProblem = (words: string): words is KnownProblem => hasWords('problems', words);

/** What stands between two machines: a stable word of ours as a sentence, a machine's own words as they are. */
export function useProblemText(): (words: string) => string {
  const { t } = useTranslation('errors');
  return (words) => (isProblem(words) ? t(`problems.${words}`) : words);
}
