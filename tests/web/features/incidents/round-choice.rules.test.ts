import { expect, test } from 'vitest';
import type { Incident, IncidentUpdate } from '#contract/incidents';
import { chosenFrom, knowsNews } from '../../../../web/features/incidents/round-choice.rules.ts';

const update = (at: string, isPublic = true) => ({ at: `2026-11-09T${at}:00Z`, isPublic }) as IncidentUpdate;
const incident = (updates: IncidentUpdate[], resolvedAt: string | null = null) =>
  ({ updates, resolvedAt }) satisfies Pick<Incident, 'updates' | 'resolvedAt'>;
const answered = (at: string | null) => ({ answeredAt: at === null ? null : `2026-11-09T${at}:00Z` });

test('who was answered since the news knows it, and who was answered before it, or never, does not', () => {
  const news = incident([update('14:00'), update('14:30', false)]);

  expect(knowsNews(answered('14:10'), news)).toBe(true);
  expect(knowsNews(answered('13:50'), news)).toBe(false);
  expect(knowsNews(answered(null), news)).toBe(false);
});

test('that it is over is news, even where it was said inside only', () => {
  const over = incident([update('14:00'), update('15:00', false)], '2026-11-09T15:00:00Z');

  expect(knowsNews(answered('14:10'), over)).toBe(false);
  expect(knowsNews(answered('15:10'), over)).toBe(true);
});

test('an answer goes to whom the news is new, but for what was ticked otherwise', () => {
  const told = { ticketId: 'told', excluded: null, ...answered('14:10') };
  const fresh = { ticketId: 'fresh', excluded: null, ...answered(null) };
  const never = { ticketId: 'never', excluded: 'ticket-done', ...answered(null) };
  const news = incident([update('14:00')]);
  const chosen = (...flipped: string[]) =>
    chosenFrom([told, fresh, never], news, new Set(flipped)).map(({ ticketId }) => ticketId);

  expect(chosen()).toEqual(['fresh']);
  expect(chosen('told', 'fresh', 'never')).toEqual(['told']);
});
