/** The weekdays on which banks work, Monday first: the contract counts them from 1. */
export const BANK_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
