import type { ProofLevel, WriterSide } from '#contract/tickets';

/** What may be said: nothing of any payment, the payer's text of the attached one, or the merchant's. */
export type Opens = 'nothing' | 'payer' | 'merchant';

/** What a level opens to a writer of this side. Everybody reads along in a group, so nothing of a payer goes there. */
export function opensOf(level: ProofLevel, side: WriterSide, isGroup: boolean): Opens {
  switch (level) {
    case 'unknown':
    case 'claims':
      return 'nothing';
    case 'proven':
      return isGroup ? 'nothing' : 'payer';
    case 'contact-on-file':
      if (side !== 'payer') return 'merchant';
      return isGroup ? 'nothing' : 'payer';
  }
}
