import { useTranslation } from 'react-i18next';
import { en } from './words.en.ts';

type Worded = keyof typeof en.round.why;
const isWorded = (reason: string): reason is Worded => Object.hasOwn(en.round.why, reason);

/** Why a ticket gets nothing of an answer to all, in words. */
export function useWhyLeftOut(): (reason: string) => string {
  const { t } = useTranslation('incidents');
  return (reason) => (isWorded(reason) ? t(`round.why.${reason}`) : reason);
}
