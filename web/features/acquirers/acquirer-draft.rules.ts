import type { Acquirer, AcquirerInput, BankContact } from '#contract/acquirers';
import { type Day, hoursText, perDay, stretchesIn } from '../../lib/working-hours.rules.ts';

/** A bank as its form holds it: all as text. */
export interface AcquirerDraft {
  name: string;
  codeBook: string;
  zone: string;
  week: Record<Day, string>;
  holidays: string;
  workdays: string;
  contacts: string;
  cutOff: string;
  acquirerDays: string;
  providerDays: string;
  note: string;
}

/** A field that cannot be read; of the people, which line. */
export interface DraftFault {
  field: 'holidays' | 'workdays' | 'contacts' | `week.${Day}`;
  line?: number;
}

const NIGHT_WORDS = new Set(['night', 'ночь']);
const OFFICE = '09:00-18:00';

export const blankDraft = (zone: string): AcquirerDraft => ({
  name: '',
  codeBook: '',
  zone,
  week: perDay((day) => (day === '6' || day === '7' ? '' : OFFICE)),
  holidays: '',
  workdays: '',
  contacts: '',
  cutOff: '',
  acquirerDays: '1',
  providerDays: '0',
  note: '',
});

/** `nightWord`: how the form's language says that somebody answers at any hour. */
export function draftOf({ hours, settlement, ...bank }: Acquirer, nightWord: string): AcquirerDraft {
  return {
    name: bank.name,
    codeBook: bank.codeBook ?? '',
    zone: hours.zone,
    week: perDay((day) => hoursText(hours, day)),
    holidays: hours.holidays.join('\n'),
    workdays: hours.workdays?.join('\n') ?? '',
    contacts: bank.contacts.map((contact) => contactText(contact, nightWord)).join('\n'),
    cutOff: settlement?.cutOff ?? '',
    acquirerDays: String(settlement?.acquirerDays ?? 1),
    providerDays: String(settlement?.providerDays ?? 0),
    note: bank.note,
  };
}

const contactText = ({ name, duty, email, phone, isOutOfHours }: BankContact, nightWord: string) =>
  [name, duty, email ?? '', phone ?? '', isOutOfHours ? nightWord : ''].join('; ').replace(/(; )+$/, '');

/** What the form says, or which of its fields cannot be read. */
export function readDraft(draft: AcquirerDraft): { input: AcquirerInput; faults: readonly DraftFault[] } {
  const faults: DraftFault[] = [];
  const week = perDay((day) => {
    const stretches = stretchesIn(draft.week[day]);
    if (stretches === undefined) faults.push({ field: `week.${day}` });
    return stretches ?? [];
  });
  const daysIn = (field: 'holidays' | 'workdays') => {
    const days = draft[field].split(/[\s,;]+/).filter(Boolean);
    if (days.some((day) => !/^\d{4}-\d\d-\d\d$/.test(day))) faults.push({ field });
    return days;
  };
  const [holidays, workdays] = [daysIn('holidays'), daysIn('workdays')];
  const contacts = draft.contacts.split('\n').flatMap((text, index) => {
    if (text.trim() === '') return [];
    const contact = contactIn(text);
    if (contact === undefined) faults.push({ field: 'contacts', line: index + 1 });
    return contact ?? [];
  });
  const { name, codeBook, zone, note } = draft;
  return {
    input: {
      name,
      codeBook: codeBook.trim() === '' ? null : codeBook,
      hours: { zone, week, holidays, workdays },
      contacts,
      settlement: settlementOf(draft),
      note,
    },
    faults,
  };
}

function settlementOf({ cutOff, acquirerDays, providerDays }: AcquirerDraft): AcquirerInput['settlement'] {
  if (cutOff.trim() === '') return null;
  return { cutOff: cutOff.trim(), acquirerDays: Number(acquirerDays), providerDays: Number(providerDays) };
}

function contactIn(text: string): BankContact | undefined {
  const [name = '', duty = '', email = '', phone = '', night = '', ...more] = text
    .split(';')
    .map((part) => part.trim());
  const isOutOfHours = NIGHT_WORDS.has(night.toLowerCase());
  if (name === '' || more.length > 0 || (night !== '' && !isOutOfHours)) return undefined;
  if (email !== '' && !/^\S+@\S+\.\S+$/.test(email)) return undefined;
  return { name, duty, email: email === '' ? null : email, phone: phone === '' ? null : phone, isOutOfHours };
}
