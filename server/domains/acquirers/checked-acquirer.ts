import { and, eq, ne } from 'drizzle-orm';
import { conflict, unprocessable } from '../../kernel/errors.ts';
import type { AcquirerId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { ReadDb } from '../../platform/db.ts';
import { type CalendarFault, checkCalendar } from '../calendar/index.ts';
import type { AcquirerInput } from './contract.ts';
import { acquirers } from './tables.ts';

const HOURS: Record<CalendarFault, string> = {
  'time-zone-unknown': 'There is no such time zone.',
  'hours-backwards': 'A stretch of hours must end after it begins.',
  'hours-overlap': 'Two stretches of one day overlap.',
  'hours-too-few': 'A week needs at least one hour in which the bank is open.',
};

const stored = (text: string) => maskText(cleanText(text));

/** A bank as it may be stored: hours that can be counted in, a name that no other bank has, texts without card numbers. */
export async function checkedAcquirer(db: ReadDb, input: AcquirerInput, id?: AcquirerId): Promise<AcquirerInput> {
  const hours = checkCalendar(input.hours);
  if (!hours.ok) throw unprocessable(hours.error, HOURS[hours.error], { fields: { hours: hours.error } });
  const name = stored(input.name);
  const [taken] = await db
    .select({ id: acquirers.id })
    .from(acquirers)
    .where(and(eq(acquirers.name, name), id === undefined ? undefined : ne(acquirers.id, id)));
  if (taken !== undefined) throw conflict('acquirer-name-taken', 'Another bank has this name.');
  return {
    ...input,
    name,
    codeBook: input.codeBook === null || input.codeBook === '' ? null : stored(input.codeBook),
    note: stored(input.note),
    contacts: input.contacts.map((contact) => ({
      ...contact,
      name: stored(contact.name),
      duty: stored(contact.duty),
      email: contact.email === null ? null : stored(contact.email),
      phone: contact.phone === null ? null : stored(contact.phone),
    })),
  };
}
