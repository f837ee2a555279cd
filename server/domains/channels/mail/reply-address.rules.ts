/** What a signed address says before anybody has looked at the signature. */
export interface ReplyToken {
  ticketId: string;
  mac: string;
}

/** 96 bits and a little more, in the alphabet below. */
export const MAC_LENGTH = 20;
const ID_LENGTH = 26;
const LONGEST_LOCAL_PART = 64;
// Servers fold the case of addresses: small letters and digits only, none that looks like another.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** `desk+t<ticket>.<mac>@example.com`; undefined where the address would be longer than mail allows. */
export function replyAddress(desk: string, { ticketId, mac }: ReplyToken): string | undefined {
  const at = desk.lastIndexOf('@');
  const local = `${withoutTag(desk.slice(0, at))}+t${encode(bytesOfUuid(ticketId))}.${mac}`;
  return local.length > LONGEST_LOCAL_PART ? undefined : `${local}@${desk.slice(at + 1)}`;
}

const TAG = new RegExp(`\\+t([${ALPHABET}]{${ID_LENGTH}})\\.([${ALPHABET}]{${MAC_LENGTH}})@`, 'i');

/** The token in an address to which a mail went, if it has the form of one. */
export function readReplyAddress(address: string): ReplyToken | undefined {
  const found = TAG.exec(address);
  if (found === null) return undefined;
  const [id = '', mac = ''] = found.slice(1).map((part) => part.toLowerCase());
  const bytes = decode(id);
  // The last sign has two bits to spare: an address is spelled in one way only.
  return encode(bytes) === id ? { ticketId: uuidOf(bytes), mac } : undefined;
}

/** The desk's address without what was added to it: `desk+anything@example.com` reaches `desk@example.com`. */
export function plainAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${withoutTag(address.slice(0, at))}@${address.slice(at + 1)}`.toLowerCase();
}

/** The number in a subject such as `Re: [#123] Refund`. */
export function subjectNumber(subject: string): number | undefined {
  const found = /\[#(\d{1,9})\]/.exec(subject);
  const number = Number(found?.[1]);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

/** Five bits a sign, the last filled with zeros. */
export function encode(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET.charAt(Number.parseInt(five.padEnd(5, '0'), 2))).join('');
}

function decode(text: string): Uint8Array {
  const bits = Array.from(text, (sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}

const withoutTag = (local: string) => local.split('+')[0] ?? local;
const bytesOfUuid = (uuid: string) =>
  Uint8Array.from((uuid.replaceAll('-', '').match(/../g) ?? []).map((hex) => Number.parseInt(hex, 16)));

function uuidOf(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
