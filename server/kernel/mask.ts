import { findCards } from './card.ts';
import { maskedCard } from './masked-card.ts';
import { maskSecrets } from './secret-words.ts';

const MOST_PASSES = 5;

/** Card numbers become `420000••••••0000`, secrets `[secret]`; everything else stays as it was. Masking twice changes nothing more. */
export function maskText(text: string): string {
  // A secret that goes may bare a card that was glued to it, so it is read again until nothing changes.
  let masked = text;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const before = masked;
    masked = maskSecrets(maskCards(before));
    if (masked === before) break;
  }
  return masked;
}

/** Text that PostgreSQL and a screen can take: control characters become visible signs, unpaired surrogates U+FFFD, CR LF becomes LF. */
export function cleanText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (sign) => CONTROL_PICTURE(sign.charCodeAt(0)))
  );
}

const CONTROL_PICTURE = (code: number) =>
  code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '\u2421' : '\ufffd';

function maskCards(text: string): string {
  const cards = findCards(text);
  if (cards.length === 0) return text;
  let masked = '';
  let from = 0;
  for (const { start, end, digits } of cards) {
    masked += text.slice(from, start) + maskedCard(digits);
    from = end;
  }
  return masked + text.slice(from);
}
