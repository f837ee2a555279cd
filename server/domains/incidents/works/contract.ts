import { z } from 'zod';
import { endpoint } from '#kernel/endpoint';
import { WorksId } from '#kernel/ids';

/** Works concern a whole bank or one of its terminals. */
export const WorksScope = z.object({ kind: z.enum(['acquirer', 'gateway']), id: z.string().min(1).max(100) });
export type WorksScope = z.infer<typeof WorksScope>;

const LocalTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/);

/** Announced as the bank announces them: a wall-clock start in a zone, and how long. */
export const NewWorks = z.object({
  scope: WorksScope,
  start: LocalTime,
  minutes: z
    .int()
    .min(1)
    .max(14 * 1440),
  zone: z.string().min(1).max(60),
  ru: z.string().trim().max(1000).default(''),
  en: z.string().trim().max(1000).default(''),
  isPublic: z.boolean().default(true),
});
export type NewWorks = z.infer<typeof NewWorks>;

export const Works = NewWorks.extend({
  id: WorksId,
  scopeName: z.string(),
  /** The same as instants, half open. */
  startAt: z.iso.datetime(),
  endAt: z.iso.datetime(),
});
export type Works = z.infer<typeof Works>;

export const listWorks = endpoint({
  method: 'get',
  path: '/works',
  summary: 'Planned works of banks: those that go on or come, and those of the last days.',
  query: z.object({ days: z.coerce.number().int().min(0).max(90).default(7) }),
  response: z.object({ items: z.array(Works) }),
});
export const planWorks = endpoint({
  method: 'post',
  path: '/works',
  summary: 'Note planned works of a bank: they silence the alarms of what they touch.',
  body: NewWorks,
  response: Works,
});
export const cancelWorks = endpoint({
  method: 'delete',
  path: '/works/:worksId',
  summary: 'Planned works do not take place, or are over now.',
  params: z.object({ worksId: WorksId }),
  response: z.object({}),
});

/** Planned works as they explain one payment. */
export interface WorksFact {
  id: WorksId;
  scope: WorksScope & { name: string };
  start: string;
  end: string;
  ru: string;
  en: string;
}
