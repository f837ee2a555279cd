export type PreviewKind = 'picture' | 'sound';

/** What may be shown without another program. A drawing in words (SVG) may not: it can hold a script. */
const KINDS: Readonly<Record<string, PreviewKind>> = {
  'image/png': 'picture',
  'image/jpeg': 'picture',
  'image/webp': 'picture',
  'image/gif': 'picture',
  'audio/ogg': 'sound',
  'audio/mpeg': 'sound',
};

export const previewKind = (contentType: string): PreviewKind | undefined => KINDS[contentType.toLowerCase()];

/** Whether the first bytes are those of what it says it is: a name and a type are only said. */
export function isWhatItSays(contentType: string, bytes: Uint8Array): boolean {
  const type = contentType.toLowerCase();
  const signs = SIGNS[type];
  return (
    signs?.some((sign) => begins(bytes, sign)) === true &&
    (type !== 'image/webp' || begins(bytes.subarray(8), text('WEBP')))
  );
}

const text = (letters: string) => [...letters].map((letter) => letter.charCodeAt(0));

const SIGNS: Readonly<Record<string, readonly (readonly number[])[]>> = {
  'image/png': [[0x89, ...text('PNG'), 0x0d, 0x0a, 0x1a, 0x0a]],
  'image/jpeg': [[0xff, 0xd8, 0xff]],
  'image/webp': [text('RIFF')],
  'image/gif': [text('GIF87a'), text('GIF89a')],
  'audio/ogg': [text('OggS')],
  'audio/mpeg': [text('ID3'), [0xff, 0xfb], [0xff, 0xf3], [0xff, 0xf2]],
};

const begins = (bytes: Uint8Array, sign: readonly number[]) => sign.every((byte, at) => bytes[at] === byte);
