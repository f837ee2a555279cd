import { useTranslation } from 'react-i18next';
import { en } from './words.en.ts';

/** The groups of stable words that a screen puts into its own. */
type Group = 'reason' | 'problem' | 'step';

const isKnown = <G extends Group>(group: G, word: string): word is keyof (typeof en)[G] & string =>
  Object.hasOwn(en[group], word);

/** A stable word of a channel in the reader's language; one that is newer than this console stands as it came. */
export function useChannelWord(): (group: Group, word: string) => string {
  const { t } = useTranslation('channels');
  // The key is one of the group's own words: looked up a line above.
  return (group, word) => (isKnown(group, word) ? t(`${group}.${word}` as 'step.imap') : word);
}
