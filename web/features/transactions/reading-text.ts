import { useTranslation } from 'react-i18next';
import type { Reading } from '#contract/transactions';
import { formatAmount, minorUnitsOf } from '#kernel/money';
import { type Format, useFormat } from '../../lib/format.ts';

/** What was understood, in words: `48,50 BYN`, `24 ноября`, `…4242`. */
export function useReadingText(): (reading: Reading) => string {
  const { t } = useTranslation('transactions');
  const format = useFormat();
  const about = (text: string, isAbout: boolean) => (isAbout ? t('about', { what: text }) : text);
  return (reading) => {
    switch (reading.kind) {
      case 'card':
        return cardText(t, reading);
      case 'amount':
        return about(amountText(reading, format), reading.about);
      case 'day':
        return dayText(reading, format);
      case 'time-window':
        return about(`${format.day(reading.at)}, ${format.time(reading.at).slice(0, 5)}`, reading.about);
      case 'shop':
        return t('shop', { id: reading.shopId });
      case 'phone':
        return `+${reading.phone}`;
      default:
        return plainText(reading);
    }
  };
}

type Plain = Exclude<Reading, { kind: 'card' | 'amount' | 'day' | 'time-window' | 'shop' | 'phone' }>;

function plainText(reading: Plain): string {
  switch (reading.kind) {
    case 'uid':
      return reading.uid;
    case 'order':
      return reading.order;
    case 'rrn':
      return reading.rrn;
    case 'auth-code':
      return reading.authCode;
    case 'email':
      return reading.email;
    case 'merchant':
      return reading.name;
    case 'descriptor':
      return reading.descriptor;
    case 'checkout-token':
      return reading.checkoutToken;
    case 'words':
      return reading.words;
  }
}

type Translate = ReturnType<typeof useTranslation<'transactions'>>['t'];

function cardText(t: Translate, { bin, last4 }: Extract<Reading, { kind: 'card' }>): string {
  if (bin === undefined) return t('cardDigits.last4', { last4 });
  return last4 === undefined ? t('cardDigits.bin', { bin }) : t('cardDigits.both', { bin, last4 });
}

function amountText({ minor, exponent, currency }: Extract<Reading, { kind: 'amount' }>, format: Format): string {
  if (currency !== undefined && minorUnitsOf(currency) === exponent) return format.money({ minor, currency });
  // Without a currency: the figures as they were meant, in major units.
  const digits = String(minor).padStart(exponent + 1, '0');
  const whole = formatAmount(
    { minor: Number(digits.slice(0, digits.length - exponent)), currency: 'JPY' },
    format.language,
  );
  const rest = exponent === 0 ? '' : `${format.language === 'ru' ? ',' : '.'}${digits.slice(-exponent)}`;
  return [`${whole}${rest}`, currency].filter((part) => part !== undefined).join('\u00a0');
}

function dayText({ from, date, lastDate }: Extract<Reading, { kind: 'day' }>, format: Format): string {
  const first = format.day(from);
  // Noon is inside the day in every zone that the desk may be in.
  return lastDate === undefined || lastDate === date ? first : `${first} – ${format.day(`${lastDate}T12:00:00Z`)}`;
}
