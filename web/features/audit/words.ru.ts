import type { WordsLike } from '../../lib/i18n.ts';
import type { en } from './words.en.ts';

export const ru: WordsLike<typeof en> = {
  title: 'Аудит',
  at: 'Время',
  who: 'Кто',
  what: 'Что',
  subject: 'Над чем',
  result: 'Итог',
  from: 'Сетевой адрес',
  details: 'Подробности',
  filter: {
    person: 'Человек',
    action: 'Действие',
    subject: 'Id объекта',
    fromDay: 'С',
    toDay: 'По',
    clear: 'Убрать все',
  },
  results: { done: 'Сделано', read: 'Прочитано', refused: 'Отказано' },
  kinds: { person: 'человек', job: 'задание', source: 'источник', host: 'на сервере', anonymous: 'без входа' },
  empty: 'Ничего не подходит',
  emptyText: 'Здесь каждое изменение и каждый просмотр подробностей платежа или человека.',
  request: 'запрос {{id}}',
  noted: 'Просмотр этой страницы тоже записывается.',
};
