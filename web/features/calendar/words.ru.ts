import type { WordsLike } from '../../lib/i18n.ts';
import type { en } from './words.en.ts';

export const ru: WordsLike<typeof en> = {
  title: 'Сроки ответа',
  edit: 'Изменить',
  save: 'Сохранить',
  first: 'Первый ответ',
  next: 'Следующий ответ',
  kinds: { telegram: 'Telegram', email: 'почта', phone: 'телефон' },
  minutes: '{{value}} мин',
  calendar: 'Время идёт',
  always: 'круглосуточно, каждый день',
  closed: 'закрыто',
  zone: 'Часовой пояс',
  holidays: 'Праздники',
  noHolidays: 'нет',
  dialogTitle: 'Сроки ответа и рабочие часы',
  dialogText: 'За сколько рабочих минут нужен ответ. Уже назначенные сроки не сдвигаются.',
  firstIn: 'Первый ответ, {{kind}}, мин',
  nextIn: 'Следующий ответ, мин',
  hours: 'Рабочие часы',
  hoursHint: '09:00-13:00, 14:00-18:00; 00:00-24:00 — весь день; пусто — закрыто',
  hoursWrong: 'Пишите часы так: 09:00-18:00, между промежутками запятая.',
  allDay: 'Круглосуточно',
  holidaysIn: 'Праздники, по одному в строке',
  holidaysHint: '2027-01-01',
  holidaysWrong: 'Пишите дни так: 2027-01-01, по одному в строке.',
};
