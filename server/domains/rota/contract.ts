import { z } from 'zod';
import { endpoint } from '#kernel/endpoint';
import { OverrideId, PersonId, ShiftRuleId } from '#kernel/ids';

/** Wall-clock time of the rota's zone, `HH:MM`. */
export const ClockText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** 1 is Monday, 7 is Sunday. */
export const Weekday = z.int().min(1).max(7);

/** A day within the years for which a rota is made. */
const Day = z.iso.date().refine((day) => day >= '2000' && day < '2100', 'day-too-far');

export const Place = z.enum(['office', 'home']);
export type Place = z.infer<typeof Place>;

/** One line of the weekly pattern: on these days from `start` to `end`, which may lie on the next day; `start` = `end` is 24 hours. */
export const ShiftRule = z.object({
  id: ShiftRuleId,
  personId: PersonId,
  weekdays: z.array(Weekday).min(1).max(7),
  start: ClockText,
  end: ClockText,
  /** The days on which a shift may begin, half open; null is open. */
  from: Day.nullable(),
  to: Day.nullable(),
  place: Place,
});
export type ShiftRule = z.infer<typeof ShiftRule>;

/** For `[start, end)`: `add` puts somebody on, `remove` takes somebody off, `replace` puts one in another's place. */
export const Override = z.object({
  id: OverrideId,
  kind: z.enum(['add', 'remove', 'replace']),
  personId: PersonId,
  /** Who is replaced. */
  insteadOf: PersonId.nullable(),
  start: z.iso.datetime(),
  end: z.iso.datetime(),
  /** Where the one who is put on works. */
  place: Place,
  reason: z.string().max(300),
});
export type Override = z.infer<typeof Override>;

/** One stretch on which one person is on duty, half open. */
export const Shift = z.object({
  personId: PersonId,
  start: z.iso.datetime(),
  end: z.iso.datetime(),
  place: Place,
  /** Where it comes from: a rule's or an override's id. */
  source: z.string(),
});
export type Shift = z.infer<typeof Shift>;

export const OnDuty = z.object({
  personId: PersonId,
  name: z.string(),
  /** Since and until when without a break, as far as a week can be seen. */
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  pausedSince: z.iso.datetime().nullable(),
  pauseReason: z.string(),
});
export type OnDuty = z.infer<typeof OnDuty>;

export const Rota = z.object({
  zone: z.string(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** The days of the stretch as the zone counts them, with their instants: a day may have 23 or 25 hours. */
  days: z.array(z.object({ date: z.iso.date(), start: z.iso.datetime(), end: z.iso.datetime() })),
  /** Who may take shifts, and who had some. */
  people: z.array(z.object({ personId: PersonId, name: z.string(), mayTakeShifts: z.boolean() })),
  /** The lines that hold now or later. */
  rules: z.array(ShiftRule),
  overrides: z.array(Override),
  shifts: z.array(Shift),
  /** Stretches on which nobody is on, half open. */
  gaps: z.array(z.object({ start: z.iso.datetime(), end: z.iso.datetime() })),
});
export type Rota = z.infer<typeof Rota>;

export const getRota = endpoint({
  method: 'get',
  path: '/rota',
  summary: 'The shifts of a stretch of time, and what they are made from.',
  query: z.object({
    /** The first day, in the rota's zone; the Monday of this week unless said. */
    from: Day.optional(),
    days: z.coerce.number().int().min(1).max(62).default(7),
  }),
  response: Rota,
});
export const getOnDuty = endpoint({
  method: 'get',
  path: '/rota/now',
  summary: 'Who is on duty now, who comes next, and whether nobody is.',
  response: z.object({
    onDuty: z.array(OnDuty),
    next: Shift.extend({ name: z.string() }).nullable(),
    zone: z.string(),
    asOf: z.iso.datetime(),
  }),
});
export const ShiftRuleInput = ShiftRule.omit({ id: true }).extend({ place: Place.default('office') });
export type ShiftRuleInput = z.infer<typeof ShiftRuleInput>;
export const addShiftRule = endpoint({
  method: 'post',
  path: '/rota/rules',
  summary: 'Add a line to the weekly pattern.',
  body: ShiftRuleInput,
  response: ShiftRule,
});
export const changeShiftRule = endpoint({
  method: 'patch',
  path: '/rota/rules/:ruleId',
  summary: 'Change a line of the weekly pattern; what lies in the past stays as it was.',
  params: z.object({ ruleId: ShiftRuleId }),
  body: ShiftRuleInput,
  response: ShiftRule,
});
export const removeShiftRule = endpoint({
  method: 'delete',
  path: '/rota/rules/:ruleId',
  summary: 'End a line of the weekly pattern from now on.',
  params: z.object({ ruleId: ShiftRuleId }),
  response: z.object({}),
});
/** A start or end without an offset is read on the clock of the rota's zone. */
const Moment = z.iso.datetime({ local: true }).refine((text) => text >= '2000' && text < '2100', 'day-too-far');
export const OverrideInput = Override.omit({ id: true }).extend({
  start: Moment,
  end: Moment,
  insteadOf: PersonId.nullable().default(null),
  place: Place.default('office'),
  reason: z.string().trim().max(300).default(''),
});
export type OverrideInput = z.infer<typeof OverrideInput>;
export const addOverride = endpoint({
  method: 'post',
  path: '/rota/overrides',
  summary: 'Put somebody on, take somebody off, or replace one by another for a while.',
  body: OverrideInput,
  response: Override,
});
export const removeOverride = endpoint({
  method: 'delete',
  path: '/rota/overrides/:overrideId',
  summary: 'Take a change of the rota back.',
  params: z.object({ overrideId: OverrideId }),
  response: z.object({}),
});
export const setRotaZone = endpoint({
  method: 'put',
  path: '/rota/zone',
  summary: 'The zone in which the pattern’s clock is read.',
  body: z.object({ zone: z.string().max(60) }),
  response: z.object({ zone: z.string() }),
});
/** A paused person is on duty and gets nothing new. */
export const pauseShift = endpoint({
  method: 'post',
  path: '/rota/pause',
  summary: 'Stop or go on getting new tickets.',
  body: z.object({
    paused: z.boolean(),
    reason: z.string().trim().max(200).default(''),
    /** Also when nobody else would be left to get new tickets. */
    evenIfLast: z.boolean().default(false),
  }),
  response: z.object({ pausedSince: z.iso.datetime().nullable() }),
});
const Whose = z.enum(['own', 'all']);
export const listFeeds = endpoint({
  method: 'get',
  path: '/rota/feeds',
  summary: 'The calendar addresses of the person who asks: never the addresses themselves.',
  response: z.object({
    items: z.array(z.object({ whose: Whose, createdAt: z.iso.datetime(), lastReadAt: z.iso.datetime().nullable() })),
  }),
});
/** The address is shown once; making a new one ends the old. */
export const makeFeed = endpoint({
  method: 'post',
  path: '/rota/feeds',
  summary: 'A secret address under which a calendar program reads one’s own shifts, or everybody’s.',
  body: z.object({ whose: Whose }),
  response: z.object({ path: z.string() }),
});
export const endFeed = endpoint({
  method: 'delete',
  path: '/rota/feeds/:whose',
  summary: 'End a calendar address.',
  params: z.object({ whose: Whose }),
  response: z.object({}),
});
