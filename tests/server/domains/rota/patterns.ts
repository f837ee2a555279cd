import fc from 'fast-check';
import type { PatternOverride, PatternRule, ShiftSpan } from '../../../../server/domains/rota/shifts.rules.ts';
import type { OverrideId, PersonId, ShiftRuleId } from '../../../../server/kernel/ids.ts';

/** Zones with ordinary, half-hour, midnight and day-long changes of the clock, and without any. */
export const ZONES = [
  'Europe/Warsaw',
  'Europe/Minsk',
  'America/Chicago',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'Africa/Casablanca',
];

const id = (kind: number, number: number) => `00000000-0000-7000-800${kind}-${String(number).padStart(12, '0')}`;
export const personOf = (number: number) => id(1, number) as PersonId;
export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

export function ruleOf(given: Partial<PatternRule> = {}, number = 1): PatternRule {
  return {
    id: id(2, number) as ShiftRuleId,
    personId: personOf(1),
    weekdays: EVERY_DAY,
    start: '08:00',
    end: '20:00',
    from: null,
    to: null,
    place: 'office',
    zone: 'Europe/Minsk',
    since: null,
    ...given,
  };
}

export function overrideOf(
  given: Omit<Partial<PatternOverride>, 'start' | 'end'> & { start: string; end: string },
  number = 1,
): PatternOverride {
  return {
    id: id(3, number) as OverrideId,
    kind: 'add',
    personId: personOf(1),
    insteadOf: null,
    place: 'office',
    reason: '',
    ...given,
    start: Temporal.Instant.from(given.start),
    end: Temporal.Instant.from(given.end),
  };
}

export const spanOf = (start: string, end: string) => ({
  start: Temporal.Instant.from(start),
  end: Temporal.Instant.from(end),
});
export const asText = ({ start, end }: { start: Temporal.Instant; end: Temporal.Instant }) => `${start}/${end}`;
export const whoAndWhen = (shift: ShiftSpan) => `${shift.personId} ${asText(shift)}`;

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);

/** Days around the changes of the clock in `ZONES`. */
export const anyMoment = fc
  .tuple(
    fc.constantFrom('2011-12-29', '2018-11-03', '2020-03-07', '2020-10-03', '2021-04-03', '2025-03-29', '2025-10-25'),
    fc.integer({ min: -48 * 60, max: 72 * 60 }),
  )
  .map(([day, minutes]) => Temporal.Instant.from(`${day}T12:00:00Z`).add({ minutes }));

export const anyZone = fc.constantFrom(...ZONES);
export const anyRules = fc
  .tuple(
    anyZone,
    fc.array(
      fc.record({
        person: fc.integer({ min: 1, max: 3 }),
        weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        start: clock,
        end: clock,
      }),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([zone, lines]) =>
    lines.map(({ person, ...line }, at) => ruleOf({ ...line, zone, personId: personOf(person) }, at + 1)),
  );

/** Overrides of which none says something of a person while another does. */
export const anyOverrides = fc
  .array(
    fc.record({
      kind: fc.constantFrom('add' as const, 'remove' as const, 'replace' as const),
      person: fc.integer({ min: 1, max: 3 }),
      other: fc.integer({ min: 1, max: 2 }),
      start: anyMoment,
      minutes: fc.integer({ min: 1, max: 3000 }),
    }),
    { maxLength: 5 },
  )
  .map((wanted) => {
    const kept: PatternOverride[] = [];
    for (const [at, { kind, person, other, start, minutes }] of wanted.entries()) {
      const insteadOf = kind === 'replace' ? personOf(((person + other - 1) % 3) + 1) : null;
      const override = overrideOf(
        {
          kind,
          personId: personOf(person),
          insteadOf,
          start: start.toString(),
          end: start.add({ minutes }).toString(),
        },
        at + 1,
      );
      if (!kept.some((before) => clashes(before, override))) kept.push(override);
    }
    return kept;
  });

function clashes(a: PatternOverride, b: PatternOverride): boolean {
  const shares = [a.personId, a.insteadOf].some((who) => who !== null && (who === b.personId || who === b.insteadOf));
  return shares && Temporal.Instant.compare(a.start, b.end) < 0 && Temporal.Instant.compare(b.start, a.end) < 0;
}
