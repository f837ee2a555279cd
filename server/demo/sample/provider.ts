/** The provider of the sample. Its name, banks and people are invented. */
export const PROVIDER = {
  name: 'Озерта Платежи',
  latinName: 'Ozerta',
  backOfficeAccount: { id: 'ozerta-support', secret: 'sample-back-office-secret' },
  checkoutHost: 'https://checkout.ozerta.example',
  gatewayHost: 'https://gateway.ozerta.example',
  merchantHost: 'https://merchant.ozerta.example',
} as const;

export const MANAGERS = ['marta', 'ilya', 'sofia', 'denis'] as const;
export type Manager = (typeof MANAGERS)[number];

export type StaffRole = 'engineer' | 'lead' | 'account-manager' | 'developer' | 'administrator';

/** The people of the provider. Account managers go by the names that merchants refer to. */
export const STAFF: readonly { key: string; name: string; email: string; role: StaffRole; language: 'ru' | 'en' }[] = [
  { key: 'anna', name: 'Анна Ковалёва', email: 'anna@ozerta.example', role: 'engineer', language: 'ru' },
  { key: 'pavel', name: 'Павел Шемет', email: 'pavel@ozerta.example', role: 'engineer', language: 'ru' },
  { key: 'yana', name: 'Яна Лось', email: 'yana@ozerta.example', role: 'engineer', language: 'ru' },
  { key: 'nina', name: 'Нина Рогач', email: 'nina@ozerta.example', role: 'engineer', language: 'ru' },
  { key: 'timur', name: 'Тимур Галич', email: 'timur@ozerta.example', role: 'lead', language: 'ru' },
  { key: 'marta', name: 'Марта Зеленко', email: 'marta@ozerta.example', role: 'account-manager', language: 'ru' },
  { key: 'ilya', name: 'Илья Радкевич', email: 'ilya@ozerta.example', role: 'account-manager', language: 'ru' },
  { key: 'sofia', name: 'София Бурак', email: 'sofia@ozerta.example', role: 'account-manager', language: 'ru' },
  { key: 'denis', name: 'Денис Олехнович', email: 'denis@ozerta.example', role: 'account-manager', language: 'ru' },
  { key: 'greta', name: 'Greta Lindqvist', email: 'greta@ozerta.example', role: 'developer', language: 'en' },
  { key: 'roman', name: 'Роман Чиж', email: 'roman@ozerta.example', role: 'administrator', language: 'ru' },
];

/** An acquiring bank; `code` is how the back office names its kind of gateway. */
export interface Acquirer {
  code: string;
  name: string;
  /** Working days from payment to the merchant's account. */
  settlesAfterDays: number;
}

export const ACQUIRERS = {
  dvina: { code: 'Dvina', name: 'Двина-Банк', settlesAfterDays: 1 },
  svisloch: { code: 'Svisloch', name: 'Банк «Свислочь»', settlesAfterDays: 1 },
  sozh: { code: 'Sozh', name: 'Сож Кредит Банк', settlesAfterDays: 2 },
  naroch: { code: 'Naroch', name: 'Naroch International Bank', settlesAfterDays: 3 },
  erip: { code: 'Erip', name: 'ЕРИП', settlesAfterDays: 1 },
} as const satisfies Record<string, Acquirer>;
export type AcquirerKey = keyof typeof ACQUIRERS;

/** What a bank is called of which the back office knows the code. */
export const nameOfBank = (code: string): string =>
  Object.values(ACQUIRERS).find((bank) => bank.code === code)?.name ?? code;
