import { useTranslation } from 'react-i18next';
import { en } from './words.en.ts';

/** The groups of stable words that a screen puts into its own. */
type Group = 'turnedReason' | 'track' | 'method' | 'request' | 'refusedOrigin';

const isKnown = <G extends Group>(group: G, word: string): word is keyof (typeof en)[G] & string =>
  Object.hasOwn(en[group], word);

/** A stable word of a gateway in the reader's language; one that is newer than this console stands as it came. */
export function useGatewayWord(): (group: Group, word: string) => string {
  const { t } = useTranslation('gateways');
  // The key is one of the group's own words: looked up a line above.
  return (group, word) => (isKnown(group, word) ? t(`${group}.${word}` as 'track.paid_at') : word);
}

/** `paid_at:erip`: by which time a source is read, and for which method. */
export function useTrackName(): (track: string) => string {
  const word = useGatewayWord();
  return (track) => {
    const [time = '', method] = track.split(':');
    return method === undefined ? word('track', time) : `${word('track', time)}: ${word('method', method)}`;
  };
}
