import { formatMoney } from '../../../kernel/money.ts';
import type { LetterLanguage, LimitKind } from '../contract.ts';

export const isCount = (kind: LimitKind) => kind.endsWith('-count');

/** A value of a limit as people read it: money, or a number of payments. */
export function valueInWords(
  value: number,
  { kind, currency }: { kind: LimitKind; currency: string },
  language: LetterLanguage,
): string {
  const whole = Math.round(value);
  if (!isCount(kind)) return formatMoney({ minor: whole, currency }, language);
  return new Intl.NumberFormat(language === 'ru' ? 'ru-RU' : 'en-GB').format(whole);
}

/** `14.11.2026, 09:00` by the clock of a zone. */
export function momentInWords(at: string, zone: string, language: LetterLanguage): string {
  return Temporal.Instant.from(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toLocaleString(language === 'ru' ? 'ru-RU' : 'en-GB', { dateStyle: 'short', timeStyle: 'short' });
}
