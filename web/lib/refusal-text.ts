import { useTranslation } from 'react-i18next';
import { en } from './refusals.words.en.ts';

type KnownRefusal = keyof typeof en;
const isKnown = (reason: string): reason is KnownRefusal => Object.hasOwn(en, reason);

/** Why a document or a row was set aside, in the reader's language. */
export function useRefusalText(): (reason: string) => string {
  const { t } = useTranslation('refusals');
  return (reason) => (isKnown(reason) ? t(reason) : reason);
}
