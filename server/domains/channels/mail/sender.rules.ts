import { maskText } from '#kernel/mask';

/** A mailbox as a header names it. */
export interface Mailbox {
  name: string;
  address: string;
}

export interface SenderFacts {
  from: readonly Mailbox[];
  sender: readonly Mailbox[];
  replyTo: readonly Mailbox[];
  returnPath: readonly Mailbox[];
  envelopeFrom?: string;
}

export interface Writer {
  /** Where an answer goes, in lower case; null where there is nobody to answer. */
  address: string | null;
  name: string;
  /** Whether that is the very address in From. */
  isFrom: boolean;
}

/**
 * Who wrote, which is who would be answered: Reply-To before From, as every mail program answers. Where nobody stands in
 * From: Sender, Return-Path, then the envelope.
 */
export function writerOf({ from, sender, replyTo, returnPath, envelopeFrom = '' }: SenderFacts): Writer {
  const authors = from.filter(isWritable);
  const others = [...sender, ...returnPath, { name: '', address: envelopeFrom }].filter(isWritable);
  const author = authors[0] ?? others[0];
  const answered = replyTo.filter(isWritable)[0] ?? author;
  const name = nameOf([from[0], answered, author]);
  if (answered === undefined || isMachine(answered.address) || isSecret(answered))
    return { address: null, name, isFrom: false };
  const address = answered.address.toLowerCase();
  return { address, name, isFrom: authors.length > 0 && authors[0]?.address.toLowerCase() === address };
}

/** One address, as our own sending takes it: no spaces, no line breaks, no list. */
export function isWritable({ address }: Pick<Mailbox, 'address'>): boolean {
  return (
    address.length <= 254 &&
    /^[^\s@<>(),;:"[\]\\\p{Cc}]{1,64}@[^\s@<>(),;:"[\]\\\p{Cc}]+\.[^\s@<>(),;:"[\]\\.\p{Cc}]{2,}$/u.test(address)
  );
}

/** An address is kept as it is or not at all: where it holds a card number, masked it would be somebody else's. */
const isSecret = ({ address }: Mailbox): boolean => maskText(address) !== address;

/** Programs that hand mail about; nobody reads what is answered to them. */
export const isMachine = (address: string): boolean => isDaemon(address) || /^postmaster(?:@|$)/i.test(address);

export const isDaemon = (address: string): boolean =>
  /^(?:mailer-daemon|mail-daemon)(?:@|$)|^mail[ .]delivery[ .](?:sub)?system(?:@|$)/i.test(address);

function nameOf(mailboxes: readonly (Mailbox | undefined)[]): string {
  const known = mailboxes.filter((mailbox) => mailbox !== undefined);
  const named = known.find(({ name }) => name.trim() !== '');
  return (named?.name ?? known.find(({ address }) => address !== '')?.address ?? '').trim();
}
