import type { IncomingFile } from '../contract.ts';
import { type Doc, docOf, joined, listOf, numberOf, rawTextOf, textOf } from './field.rules.ts';

/** The files of a message, each as the provider names it. Of a photo in many sizes, the largest. */
export function filesOf(message: Doc): IncomingFile[] {
  const single = SINGLE.flatMap(([what, extension, contentType]) => {
    const file = docOf(message[what]);
    // An animation is a document too, for clients that do not know animations.
    const isTwin = what === 'document' && message.animation !== undefined;
    return file === undefined || isTwin ? [] : fileOf(what, file, extension, contentType);
  });
  return [...photoOf(message.photo), ...single, ...stickerOf(message.sticker), ...paidOf(message.paid_media)].slice(
    0,
    100,
  );
}

const SINGLE = [
  ['document', '', 'application/octet-stream'],
  ['animation', '.mp4', 'video/mp4'],
  ['audio', '.mp3', 'audio/mpeg'],
  ['voice', '.ogg', 'audio/ogg'],
  ['video', '.mp4', 'video/mp4'],
  ['video_note', '.mp4', 'video/mp4'],
  ['live_photo', '.mp4', 'video/mp4'],
] as const;

function fileOf(what: string, file: Doc, extension: string, contentType: string): IncomingFile[] {
  const providerRef = rawTextOf(file.file_id);
  if (!/^[\w-]{1,300}$/.test(providerRef)) return [];
  const given = textOf(file.file_name, 250);
  const named = given === '' ? joined([textOf(file.performer, 100), textOf(file.title, 100)], ' – ') : given;
  return [
    {
      name: given === '' ? `${named === '' ? what.replace('_', '-') : named}${extension}` : given,
      contentType: contentTypeOf(file.mime_type) ?? contentType,
      sizeBytes: Math.max(0, Math.trunc(numberOf(file.file_size) ?? 0)),
      providerRef,
      ...uniqueOf(file),
      what: what.replace('_', '-'),
    },
  ];
}

/** Its other name changes from time to time. */
function uniqueOf({ file_unique_id: given }: Doc): { unique?: string } {
  const unique = rawTextOf(given);
  return /^[\w-]{1,100}$/.test(unique) && textOf(unique, 100) === unique ? { unique } : {};
}

function contentTypeOf(given: unknown): string | undefined {
  const type = rawTextOf(given).toLowerCase();
  return /^[a-z]+\/[a-z0-9.+-]{1,80}$/.test(type) ? type : undefined;
}

function photoOf(sizes: unknown): IncomingFile[] {
  const area = (size: Doc) => (numberOf(size.width) ?? 0) * (numberOf(size.height) ?? 0);
  const [largest] = listOf(sizes).sort((a, b) => area(b) - area(a));
  return largest === undefined ? [] : fileOf('photo', largest, '.jpg', 'image/jpeg');
}

function stickerOf(value: unknown): IncomingFile[] {
  const sticker = docOf(value);
  if (sticker === undefined) return [];
  if (sticker.is_animated === true) return fileOf('sticker', sticker, '.tgs', 'application/gzip');
  if (sticker.is_video === true) return fileOf('sticker', sticker, '.webm', 'video/webm');
  return fileOf('sticker', sticker, '.webp', 'image/webp');
}

function paidOf(value: unknown): IncomingFile[] {
  return listOf(docOf(value)?.paid_media).flatMap((item) => [
    ...photoOf(item.photo),
    ...(docOf(item.video) === undefined ? [] : fileOf('video', docOf(item.video) ?? {}, '.mp4', 'video/mp4')),
  ]);
}
