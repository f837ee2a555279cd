import { isWorkday } from '../calendar/working-time.rules.ts';
import type { ExpectedMoney } from './contract.ts';
import type { SettlementCalendar } from './facts.ts';

/** Farther than any run of holidays; terms that allow no day at all end here. */
const HORIZON_DAYS = 60;

/**
 * When the money of a payment should come. What is paid at or after the cut-off belongs to the next day; a day on which the bank
 * does not work belongs to the next on which it does. The acquirer pays so many bank days after that day, the provider so many
 * after the acquirer, on the first pay-out day from then on.
 */
export function expectedMoney(terms: SettlementCalendar, paidAt: string): ExpectedMoney | undefined {
  const at = instantOf(paidAt);
  if (at === undefined) return undefined;
  const clock = at.toZonedDateTimeISO(terms.zone);
  const isPastCutOff = Temporal.PlainTime.compare(clock.toPlainTime(), terms.cutOff) >= 0;
  const bankDay = bankDayFrom(terms, clock.toPlainDate().add({ days: isPastCutOff ? 1 : 0 }));
  const settles = bankDay && addBankDays(terms, bankDay, terms.acquirerDays);
  const due = settles && addBankDays(terms, settles, terms.providerDays);
  const paysOut = due && payOutFrom(terms, due);
  if (bankDay === undefined || settles === undefined || paysOut === undefined) return undefined;
  return {
    bankDay: bankDay.toString(),
    closesAt: closeOf(terms, bankDay).toString(),
    settlesOn: settles.toString(),
    paysOutOn: paysOut.toString(),
    zone: terms.zone,
  };
}

/** The day there, at this moment. */
export const dayIn = (zone: string, at: string): string | undefined =>
  instantOf(at)?.toZonedDateTimeISO(zone).toPlainDate().toString();

function instantOf(at: string): Temporal.Instant | undefined {
  return Number.isNaN(Date.parse(at)) ? undefined : Temporal.Instant.from(at);
}

/** A clock that the day leaves out counts as the moment at which it would have been. */
const closeOf = ({ zone, cutOff }: SettlementCalendar, day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: zone, plainTime: cutOff }).toInstant();

/** A desk that answers all week says nothing of the days on which money moves: those are Monday to Friday then. */
function isBankDay(terms: SettlementCalendar, day: Temporal.PlainDate): boolean {
  const answersAllWeek = Object.values(terms.week).every((hours) => hours.length > 0);
  return isWorkday(answersAllWeek ? { ...terms, week: NO_HOURS } : terms, day);
}

const NO_HOURS: SettlementCalendar['week'] = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };

const bankDayFrom = (terms: SettlementCalendar, from: Temporal.PlainDate) =>
  firstDay(from, (day) => isBankDay(terms, day));

const payOutFrom = (terms: SettlementCalendar, from: Temporal.PlainDate) =>
  firstDay(from, (day) => isBankDay(terms, day) && (terms.payOutDays?.includes(day.dayOfWeek) ?? true));

function addBankDays(
  terms: SettlementCalendar,
  from: Temporal.PlainDate,
  days: number,
): Temporal.PlainDate | undefined {
  let day: Temporal.PlainDate | undefined = from;
  for (let passed = 0; passed < days && day !== undefined; passed += 1) day = bankDayFrom(terms, day.add({ days: 1 }));
  return day;
}

function firstDay(
  from: Temporal.PlainDate,
  fits: (day: Temporal.PlainDate) => boolean,
): Temporal.PlainDate | undefined {
  for (let days = 0; days < HORIZON_DAYS; days += 1) {
    const day = from.add({ days });
    if (fits(day)) return day;
  }
  return undefined;
}
