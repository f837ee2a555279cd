import { expect, test } from 'vitest';
import { NewSource, type Source } from '#contract/gateways';
import { draftOf, inputOf } from '../../../../web/features/gateways/source-draft.rules.ts';

const settings = {
  origins: { backOffice: 'https://office.example', gateway: 'https://gateway.example' },
  user: 'support',
  pollSeconds: 30,
  overlapMinutes: 45,
  startFrom: '2026-08-01T06:30:00Z',
  timeZone: 'Europe/Minsk',
  pageSize: 250,
  methodTypes: ['credit_card'],
  reportVersion: 3,
  enrichPerHour: 600,
  publicKey: 'PEM',
} satisfies Source['settings'];
const source = { name: 'Office', kind: 'begateway-back-office', settings } as Source; // the form reads no other field
const filled = {
  ...draftOf(undefined, '2026-11-25', 'Europe/Minsk'),
  name: 'Office',
  backOffice: ' https://office.example ',
  user: 'support',
  password: 'made up',
};

test('a filled form is what the contract takes', () => {
  const parsed = NewSource.safeParse(inputOf(filled, undefined));

  expect(parsed.error).toBeUndefined();
  expect(parsed.data?.settings.origins).toEqual({ backOffice: 'https://office.example' });
});

test('opening and saving a source changes nothing, what the form does not show included', () => {
  const input = inputOf(draftOf(source, '2026-11-25', 'UTC'), settings);

  expect(input.settings).toEqual(settings);
  expect(input.password).toBe('');
});

test('another first day begins at its midnight', () => {
  const input = inputOf({ ...draftOf(source, '2026-11-25', 'UTC'), startDay: '2026-09-01' }, settings);

  expect(input.settings.startFrom).toBe('2026-09-01T00:00:00Z');
});

test('an emptied host and an emptied key are forgotten', () => {
  const input = inputOf({ ...draftOf(source, '2026-11-25', 'UTC'), gateway: '', publicKey: ' ' }, settings);

  expect(input.settings.origins).toEqual({ backOffice: 'https://office.example' });
  expect('publicKey' in input.settings).toBe(false);
});
