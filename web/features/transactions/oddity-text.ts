import { useTranslation } from 'react-i18next';
import { en } from './words.en.ts';

type KnownOddity = keyof typeof en.oddity;
const isKnown = (kind: string): kind is KnownOddity => Object.hasOwn(en.oddity, kind);

/** `time-broken paid_at 31.02.2026` in the reader's language: a kind, the gateway's field, what stood there. */
export function useOddityText(): (oddity: string) => string {
  const { t } = useTranslation('transactions');
  return (oddity) => {
    const [kind = '', field = '', ...rest] = oddity.split(' ');
    return isKnown(kind) ? t(`oddity.${kind}`, { field, value: rest.join(' ') }) : oddity;
  };
}
