import type { z } from 'zod';

/** A fact in the past tense: ids only, no snapshots. `type` is `noun.happened`. */
export interface EventType<Data extends z.ZodType = z.ZodType> {
  type: string;
  data: Data;
}

export function event<Data extends z.ZodType>(type: string, data: Data): EventType<Data> {
  return { type, data };
}

/** A fact as it was committed. */
export interface CommittedEvent<Data = unknown> {
  id: string;
  type: string;
  subjectId: string;
  data: Data;
  at: string;
}
