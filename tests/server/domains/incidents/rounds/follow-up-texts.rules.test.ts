import { expect, test } from 'vitest';
import { type Followed, followUpTexts } from '../../../../../server/domains/incidents/rounds/follow-up-texts.rules.ts';

const followed: Followed = {
  startedAt: Temporal.Instant.from('2026-11-09T09:05:00Z'),
  said: {
    state: 'identified',
    at: Temporal.Instant.from('2026-11-09T09:40:00Z'),
    ru: 'Банк чинит канал.',
    en: 'The bank repairs the line.',
  },
  timeZone: 'Europe/Minsk',
};

test('those who wait read since when it lasts, how it stands and what was said, by their own clock', () => {
  const { ru, en } = followUpTexts(followed);

  expect(ru).toContain('Новое о сбое, который начался 9 ноября, 12:05. Сейчас: причина известна, её устраняют.');
  expect(ru).toContain('Сообщение от 9 ноября, 12:40: Банк чинит канал.');
  expect(en).toContain(
    'News about the trouble that began on 9 November, 12:05. Now: the cause is known and being removed.',
  );
  expect(en).toContain('Said on 9 November, 12:40: The bank repairs the line.');
});

test('a language in which nothing was said gets the state alone', () => {
  const { en } = followUpTexts({ ...followed, said: { ...followed.said, en: '' } });

  expect(en).not.toContain('Said on');
  expect(en).toContain('Now: the cause is known');
});

test('braces in what a person said ask for no fact of the ticket', () => {
  const { ru } = followUpTexts({ ...followed, said: { ...followed.said, ru: 'Смотрите {{payment.amount}}' } });

  expect(ru).toContain('Смотрите payment.amount');
});

test('that it is over promises no more news', () => {
  const { ru, en } = followUpTexts({ ...followed, said: { ...followed.said, state: 'resolved' } });

  expect(ru).toContain('Сбой, который начался 9 ноября, 12:05, закончился: платежи снова проходят как обычно.');
  expect(ru).not.toContain('Напишем');
  expect(en).toContain('The trouble that began on 9 November, 12:05 is over: payments go through as usual again.');
  expect(en).not.toContain('We will write');
});
