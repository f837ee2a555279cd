import type { TelegramGroup, TelegramPerson } from '../../sandbox-telegram/people.ts';
import { MERCHANT_SEEDS, type MerchantSeed } from '../merchants.ts';
import { hash32 } from '../random.ts';
import type { SampleTransaction } from '../transaction.ts';
import type { SampleWorld } from '../world.ts';
import type { WriterLanguage, WriterSide } from './topics.ts';

/** Somebody who writes to the desk, with an address on each channel. */
export interface Persona {
  id: string;
  name: string;
  side: WriterSide;
  language: WriterLanguage;
  email: string;
  telegram: TelegramPerson;
  /** Where the merchant's people and the desk talk together. */
  group?: TelegramGroup;
  /** Whose contact this is. */
  merchantNumber?: number;
  merchantName?: string;
}

const languageOf = (language: string): WriterLanguage => (language === 'en' ? 'en' : 'ru');
const [firstNameOf, lastNameOf] = [(name: string) => name.split(' ')[0] ?? name, (name: string) => name.split(' ')[1]];

/** Telegram accounts are numbers of this size. */
const telegramId = (seed: number, number: number) => 5_000_000_000 + hash32(seed, number, 0x7e1e);
const GROUP_FIRST = 1_002_400_000_000;
/** One in so many merchants has a group with the desk. */
const GROUP_EVERY = 5;

/** The contact of a merchant, as its people know them. */
export function merchantPersona({ seed }: Pick<SampleWorld, 'seed'>, merchant: MerchantSeed): Persona {
  const { number, name, contact, language } = merchant;
  const lastName = lastNameOf(contact.name);
  return {
    id: `merchant-${number}`,
    name: contact.name,
    side: 'merchant',
    language: languageOf(language),
    email: contact.email,
    telegram: {
      id: telegramId(seed, number),
      firstName: firstNameOf(contact.name),
      ...(lastName !== undefined && { lastName }),
      languageCode: language,
    },
    ...(number % GROUP_EVERY === 0 && { group: { id: -(GROUP_FIRST + number), title: `${name} + Ozerta` } }),
    merchantNumber: number,
    merchantName: name,
  };
}

/** Who paid, or tried to. */
export function payerPersona({ seed }: Pick<SampleWorld, 'seed'>, { payer, language }: SampleTransaction): Persona {
  const { firstName, lastName, email, phone } = payer;
  const number = Number(phone.slice(-9));
  return {
    id: `payer-${number}`,
    name: `${firstName} ${lastName}`,
    side: 'payer',
    language: languageOf(language),
    email,
    telegram: { id: telegramId(seed, number), firstName, lastName, languageCode: languageOf(language) },
  };
}

export const merchantPersonas = (world: SampleWorld): Persona[] =>
  MERCHANT_SEEDS.map((merchant) => merchantPersona(world, merchant));
