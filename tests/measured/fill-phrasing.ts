import type { Random } from '../../server/demo/sample/index.ts';
import type { KnownPayment } from './measured-world.ts';
import type { Phrasings } from './phrasings/phrasing.ts';
import {
  spellAmount,
  spellCard,
  spellDay,
  spellDayWord,
  spellHour,
  spellMoney,
  spellPhone,
  type Tongue,
} from './spellings.ts';

type Fits = (payment: KnownPayment) => boolean;

export interface FilledPhrasing {
  text: string;
  /** When it was written. */
  at: Temporal.ZonedDateTime;
  /** What a payment must be like for this message to be about it. */
  fits: Fits[];
}

interface Filling {
  target: KnownPayment;
  at: Temporal.ZonedDateTime;
  daysAgo: number;
  tongue: Tongue;
  random: Random;
}

interface Slot {
  text: string;
  fits?: Fits;
}

const SLOTS: Record<string, (filling: Filling) => Slot | undefined> = {
  order: ({ target: { orderNumber } }) => ({ text: orderNumber, fits: (p) => ordersOf(p).has(orderNumber) }),
  tracking: ({ target: { transaction } }) => {
    const { trackingId } = transaction;
    return trackingId === undefined
      ? undefined
      : { text: trackingId, fits: (p) => p.transaction.trackingId === trackingId };
  },
  uid: ({ target: { transaction } }) => ({ text: transaction.uid, fits: (p) => p.transaction.uid === transaction.uid }),
  rrn: (filling) => same(filling, 'rrn'),
  auth: (filling) => same(filling, 'authCode'),
  email: (filling) => same(filling, 'customerEmail'),
  descriptor: (filling) => same(filling, 'descriptor'),
  phone: ({ target: { transaction }, random }) => {
    const { customerPhone } = transaction;
    return customerPhone === undefined
      ? undefined
      : { text: spellPhone(customerPhone, random), fits: (p) => p.transaction.customerPhone === customerPhone };
  },
  last4: (filling) => same(filling, 'cardLast4'),
  masked: ({ target: { transaction }, random }) => {
    const { cardBin, cardLast4 } = transaction;
    if (cardBin === undefined || cardLast4 === undefined) return undefined;
    const text = spellCard(cardBin, cardLast4, random);
    const bin = /^\d{6}|^\d{4} \d\d/.test(text) ? cardBin : cardBin.slice(0, 4);
    return {
      text,
      fits: ({ transaction: t }) => t.cardLast4 === cardLast4 && (t.cardBin ?? '').startsWith(bin),
    };
  },
  amount: ({ target: { transaction }, tongue, random }) => {
    const minor = transaction.amountMinor ?? 0;
    return { text: spellAmount(minor, tongue, random), fits: (p) => p.transaction.amountMinor === minor };
  },
  money: ({ target: { transaction }, tongue, random }) => {
    const { amountMinor: minor = 0, currency = '' } = transaction;
    const spelt = spellMoney(minor, currency, tongue, random);
    return (
      spelt && {
        text: spelt.text,
        fits: ({ transaction: t }) => t.amountMinor === minor && spelt.currencies.includes(t.currency ?? ''),
      }
    );
  },
  about: ({ target: { transaction } }) => ({ text: String(Math.round((transaction.amountMinor ?? 0) / 1000) * 10) }),
  day: ({ target: { at }, tongue, random }) => ({
    text: spellDay(at.toPlainDate(), tongue, random),
    fits: (p) => p.at.toPlainDate().equals(at.toPlainDate()),
  }),
  dayword: ({ target: { at }, daysAgo, tongue }) => ({
    text: spellDayWord(at.toPlainDate(), daysAgo, tongue),
    fits: (p) => p.at.toPlainDate().equals(at.toPlainDate()),
  }),
  time: ({ target: { at }, random }) => {
    const said = at.add({ minutes: random.chance(0.7) ? 0 : random.int(4) });
    return { text: said.toPlainTime().toString().slice(0, 5), fits: (p) => minutesApart(p, said) <= 10 };
  },
  hour: ({ target: { at }, tongue, random }) => {
    const hour = at.add({ minutes: 30 }).hour;
    return { text: spellHour(hour, tongue, random), fits: (p) => minutesApart(p, at) <= 60 };
  },
  shop: ({ target: { shop } }) => {
    const name = shop.name ?? shop.merchant.name;
    return { text: name, fits: (p) => p.shop.name === name || p.shop.merchant.name === name };
  },
  domain: ({ target: { shop } }) => ({ text: shop.domain, fits: (p) => p.shop.domain === shop.domain }),
  'wrong-order': ({ random }) => nobodys(String(8_100_000 + random.int(90_000))),
  'wrong-uid': ({ random }) =>
    nobodys(`${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-b${hex(random, 3)}-${hex(random, 12)}`),
  'wrong-last4': ({ random }) => nobodys(String(1000 + random.int(9000))),
  'wrong-money': ({ random }) => nobodys(`${70_000 + random.int(9000)},37 BYN`),
};

const nobodys = (text: string): Slot => ({ text, fits: () => false });
const hex = (random: Random, length: number) => Array.from({ length }, () => random.int(16).toString(16)).join('');

function same(
  { target }: Filling,
  field: 'rrn' | 'authCode' | 'customerEmail' | 'descriptor' | 'cardLast4',
): Slot | undefined {
  const value = target.transaction[field];
  return value === undefined ? undefined : { text: value, fits: (p) => p.transaction[field] === value };
}

const ordersOf = ({ orderNumber, transaction }: KnownPayment) =>
  new Set([orderNumber, ...(transaction.trackingId ?? '').split(/[;|:]/)]);

/** Of the same day, or of any day where none is said. */
const minutesApart = ({ at }: KnownPayment, said: Temporal.ZonedDateTime) => {
  const apart = Math.abs(at.hour * 60 + at.minute - said.hour * 60 - said.minute);
  return Math.min(apart, 1440 - apart);
};

/** The sentence with the facts of this payment, at a moment when it would be written; undefined where the payment lacks a fact. */
export function fillPhrasing(
  text: string,
  { language: tongue }: Phrasings,
  target: KnownPayment,
  { end, random }: { end: Temporal.ZonedDateTime; random: Random },
): FilledPhrasing | undefined {
  const daysAgo = random.int(target.at.hour >= 20 ? 4 : 5) + (target.at.hour >= 20 ? 1 : 0);
  const soon = target.at
    .toPlainDate()
    .add({ days: daysAgo })
    .toZonedDateTime({ timeZone: end.timeZoneId, plainTime: '21:40' });
  const relative = /\{dayword\}/.test(text);
  const at = relative && Temporal.ZonedDateTime.compare(soon, end) <= 0 ? soon : end;
  if (relative && at === end) return undefined;
  const fits: Fits[] = [];
  let lacks = false;
  const filled = text.replace(/\{([a-z][a-z0-9-]*)\}/g, (_, name: string) => {
    const slot = SLOTS[name]?.({ target, at, daysAgo, tongue, random });
    if (slot === undefined) lacks = true;
    if (slot?.fits) fits.push(slot.fits);
    return slot?.text ?? '';
  });
  return lacks ? undefined : { text: filled, at, fits };
}
