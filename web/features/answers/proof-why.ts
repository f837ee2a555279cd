import { useTranslation } from 'react-i18next';
import { en } from './words.en.ts';

type Known = keyof typeof en.why;
const isKnown = (why: string): why is Known => Object.hasOwn(en.why, why);

/** Why somebody counts as who they say they are; a word of a newer server is told as it is. */
export function useProofWhy(): (why: string) => string {
  const { t } = useTranslation('answers');
  return (why) => (isKnown(why) ? t(`why.${why}`) : why);
}
