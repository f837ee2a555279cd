import { z } from 'zod';
import { ChannelKind } from '#contract/channels';
import { endpoint } from '#kernel/endpoint';

const ClockText = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

/** Hours in which time counts: per weekday (1 is Monday) stretches `[from, to)` of wall-clock time; on `holidays` none; days of rest that are worked, `workdays`, have the hours of the week's first working day. */
export const WorkingCalendar = z.object({
  zone: z.string().max(60),
  week: z.record(
    z.enum(['1', '2', '3', '4', '5', '6', '7']),
    z.array(z.object({ from: ClockText, to: ClockText })).max(6),
  ),
  holidays: z.array(z.iso.date()).max(500),
  workdays: z.array(z.iso.date()).max(500).optional(),
});
export type WorkingCalendar = z.infer<typeof WorkingCalendar>;

/** Within how many working minutes an answer is due. */
export const AnswerTimes = z.object({
  first: z.record(ChannelKind, z.int().min(1).max(10_080)),
  next: z.int().min(1).max(10_080),
});
export type AnswerTimes = z.infer<typeof AnswerTimes>;

export const DeskTimes = z.object({ calendar: WorkingCalendar, answers: AnswerTimes });
export type DeskTimes = z.infer<typeof DeskTimes>;

export const getDeskTimes = endpoint({
  method: 'get',
  path: '/desk-times',
  summary: 'When time counts for deadlines, and how much of it an answer may take.',
  response: DeskTimes,
});
export const setDeskTimes = endpoint({
  method: 'put',
  path: '/desk-times',
  summary: 'Change the working calendar and the times to answer. Deadlines that stand are not moved.',
  body: DeskTimes,
  response: DeskTimes,
});
