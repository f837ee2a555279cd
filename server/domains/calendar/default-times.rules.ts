import type { DeskTimes } from './contract.ts';

const ALL_DAY = [{ from: '00:00', to: '24:00' }];

/** What holds until somebody sets something else: every minute counts; messengers 5 minutes, mail an hour, the next answer half an hour. */
export const DEFAULT_TIMES: DeskTimes = {
  calendar: {
    zone: 'UTC',
    week: { 1: ALL_DAY, 2: ALL_DAY, 3: ALL_DAY, 4: ALL_DAY, 5: ALL_DAY, 6: ALL_DAY, 7: ALL_DAY },
    holidays: [],
  },
  answers: { first: { telegram: 5, email: 60, phone: 5 }, next: 30 },
};
