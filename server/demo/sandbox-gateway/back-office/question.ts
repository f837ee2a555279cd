import { z } from 'zod';
import type { SampleTransaction } from '../../sample/index.ts';
import { momentMs } from '../moments.ts';
import { statusAt } from '../status.ts';
import type { Wanted } from '../wanted.ts';

const Filter = z.object({
  date_from: z.string(),
  date_to: z.string().optional(),
  date_type: z.enum(['created_at', 'paid_at', 'settled_at']).default('created_at'),
  status: z.string().optional(),
  type: z.string().optional(),
  uid_from: z.string().optional(),
});

export const Question = z.object({
  filter: Filter,
  options: z
    .object({
      limit: z.int().min(1).max(10_000).default(1_000),
      time_zone: z.string().default('UTC'),
      sort_direction: z.enum(['asc', 'desc']).default('asc'),
    })
    .prefault({}),
  response_parameters: z.string().optional(),
});
export type Question = z.infer<typeof Question>;

/** The sentence with which the back office refuses a body it cannot use. */
export function complaintAbout(body: unknown): string {
  const filter = (body as { filter?: Record<string, unknown> } | undefined)?.filter;
  if (filter === undefined) return 'Filter is required.';
  if (filter.date_from === undefined) return 'Date_from is required.';
  return 'Parameters are invalid.';
}

export function wantedBy({ filter, options }: Question, nowMs: number): Wanted {
  return {
    dateType: filter.date_type,
    fromMs: momentMs(filter.date_from, options.time_zone),
    toMs: filter.date_to === undefined ? nowMs : momentMs(filter.date_to, options.time_zone),
    uidFrom: filter.uid_from,
    descending: options.sort_direction === 'desc',
    matches: matcher(filter, nowMs),
  };
}

function matcher({ status, type }: Question['filter'], nowMs: number) {
  if (status === undefined && type === undefined) return undefined;
  return (transaction: SampleTransaction) =>
    (type === undefined || transaction.type === type) &&
    (status === undefined || statusAt(transaction, nowMs) === status);
}
