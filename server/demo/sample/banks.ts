import type { WorkingCalendar } from '#contract/calendar';
import { ZONE } from './calendar.ts';
import { ACQUIRERS, type Acquirer } from './provider.ts';

/** A bank as the desk entered it. Names, people and addresses are invented. */
export interface SampleBank extends Acquirer {
  hours: WorkingCalendar;
  contacts: { name: string; duty: string; email: string | null; phone: string | null; isOutOfHours: boolean }[];
  note: string;
}

const OFFICE = [{ from: '09:00', to: '17:30' }];
const ALL_DAY = [{ from: '00:00', to: '24:00' }];
const OFFICE_WEEK = { 1: OFFICE, 2: OFFICE, 3: OFFICE, 4: OFFICE, 5: OFFICE, 6: [], 7: [] };
const WHOLE_WEEK = { 1: ALL_DAY, 2: ALL_DAY, 3: ALL_DAY, 4: ALL_DAY, 5: ALL_DAY, 6: ALL_DAY, 7: ALL_DAY };
/** Days on which banks of the sample stay shut whatever the weekday. */
const HOLIDAYS = ['2026-12-25', '2027-01-01', '2027-01-07', '2027-03-08'];

const limits = (domain: string) => ({
  name: 'Отдел лимитов',
  duty: 'лимиты',
  email: `limits@${domain}`,
  phone: null,
  isOutOfHours: false,
});
const night = (name: string, phone: string) => ({
  name,
  duty: 'дежурный процессинга',
  email: null,
  phone,
  isOutOfHours: true,
});

const office: Pick<SampleBank, 'hours' | 'note'> = {
  hours: { zone: ZONE, week: OFFICE_WEEK, holidays: HOLIDAYS },
  note: '',
};

export const BANKS: readonly SampleBank[] = [
  {
    ...ACQUIRERS.dvina,
    ...office,
    contacts: [limits('dvina-bank.example'), night('Дежурная смена', '+375 17 000 10 01')],
  },
  {
    ...ACQUIRERS.svisloch,
    ...office,
    contacts: [limits('svisloch.example'), night('Круглосуточный пост', '+375 17 000 20 02')],
  },
  { ...ACQUIRERS.sozh, ...office, contacts: [limits('sozh-kredit.example')], note: 'По выходным не отвечает никто.' },
  {
    ...ACQUIRERS.naroch,
    ...office,
    contacts: [limits('naroch.example'), night('Operations desk', '+375 17 000 40 04')],
  },
  {
    ...ACQUIRERS.erip,
    hours: { zone: ZONE, week: WHOLE_WEEK, holidays: [] },
    contacts: [night('Расчётный центр', '+375 17 000 50 05')],
    note: '',
  },
];
