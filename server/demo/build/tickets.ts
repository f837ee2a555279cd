import type { SampleWorld } from '../sample/index.ts';

const SIX_WEEKS = 42;

/** The day of the sample on which the first ticket comes. */
export const firstTicketDay = ({ days }: SampleWorld): number => Math.max(0, days - SIX_WEEKS);
