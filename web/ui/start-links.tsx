import { CopyField } from './copy-field.tsx';

interface StartLinksProps {
  label: string;
  links: readonly { accountName: string; url: string }[];
  /** What is said to the bot where its address is not known. */
  word: string;
}

/** Addresses of one's chat with a bot, to be copied; without any, what to say there. */
export function StartLinks({ label, links, word }: StartLinksProps) {
  if (links.length === 0) return <CopyField label={label} value={`/start ${word}`} />;
  return links.map(({ accountName, url }) => (
    <CopyField key={url} label={`${label}, ${accountName}`} value={url} shown={url.replace('https://', '')} />
  ));
}
