import { maskText } from '#kernel/mask';
import { no, ok, type Result } from '#kernel/result';
import type { Identity } from './contract.ts';

/** An identity in the one form in which it is stored and compared, or the reason why it is none. */
export function normaliseIdentity({ kind, value }: Identity): Result<Identity, string> {
  const text = value.normalize('NFKC').trim();
  switch (kind) {
    case 'email': {
      const email = text.toLowerCase();
      return /^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}\.[^\s@<>".]{2,63}$/.test(email) && !isCard(email)
        ? ok({ kind, value: email })
        : no('not-an-email');
    }
    case 'phone':
      return phoneIn(text);
    case 'telegram':
      return /^\d{3,20}$/.test(text) && !isCard(text) ? ok({ kind, value: text }) : no('not-a-telegram-id');
  }
}

function phoneIn(text: string): Result<Identity, string> {
  const digits = text
    .replace(/[^\d]/g, '')
    .replace(/^8(0\d{9})$/, '375$1')
    .replace(/^3750/, '375');
  // The longest numbers in use have 13 digits, and no card of so few is issued any more.
  const isPhone = /^\d{7,15}$/.test(digits) && (digits.length <= 13 || !isCard(digits));
  return isPhone ? ok({ kind: 'phone', value: `+${digits}` }) : no('not-a-phone');
}

const isCard = (text: string) => maskText(text) !== text;
