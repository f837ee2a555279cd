import { expect, test } from 'vitest';
import { NewSource, type Source } from '#contract/gateways';
import { draftOf, inputOf } from '../../../../web/features/gateways/source-draft.rules.ts';
import { createFormat } from '../../../../web/lib/format.ts';

const MINSK = createFormat('en', 'Europe/Minsk');
const NOW = Date.parse('2026-11-25T08:00:00Z');
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
const source = { name: 'Office', kind: 'begateway-back-office', settings, shops: [] as Source['shops'] } as Source; // the form reads no other field
const filled = {
  ...draftOf(undefined, NOW, MINSK),
  name: 'Office',
  backOffice: ' https://office.example ',
  user: 'support',
  password: 'made up',
};

test('a filled form is what the contract takes', () => {
  const parsed = NewSource.safeParse(inputOf(filled, undefined, MINSK));

  expect(parsed.error).toBeUndefined();
  expect(parsed.data?.settings.origins).toEqual({ backOffice: 'https://office.example' });
});

test('opening and saving a source changes nothing', () => {
  const input = inputOf(draftOf(source, NOW, MINSK), settings, MINSK);

  expect(input.settings).toEqual(settings);
  expect(input.password).toBe('');
});

test('another first day begins at its midnight at the desk', () => {
  const input = inputOf({ ...draftOf(source, NOW, MINSK), startDay: '2026-09-01' }, settings, MINSK);

  expect(input.settings.startFrom).toBe('2026-08-31T21:00:00.000Z');
});

test('an emptied host and an emptied key are forgotten', () => {
  const input = inputOf({ ...draftOf(source, NOW, MINSK), gateway: '', publicKey: ' ' }, settings, MINSK);

  expect(input.settings.origins).toEqual({ backOffice: 'https://office.example' });
  expect('publicKey' in input.settings).toBe(false);
});

test('the first day of a new source is today at the desk', () => {
  const late = Date.parse('2026-11-25T22:30:00Z');

  expect(draftOf(undefined, late, MINSK).startDay).toBe('2026-11-26');
});

test('no first day is left for the server to refuse', () => {
  const input = inputOf({ ...filled, startDay: '' }, undefined, MINSK);

  expect(input.settings.startFrom).toBe('');
});

test('a private key goes only when one was typed: an empty field keeps what the server has', () => {
  expect('signingKey' in inputOf(draftOf(source, NOW, MINSK), settings, MINSK)).toBe(false);
  expect(inputOf({ ...filled, signingKey: ' PEM \n' }, undefined, MINSK).signingKey).toBe('PEM');
});
