import type { WordsLike } from '../../lib/i18n.ts';
import type { en } from './words.en.ts';

export const ru: WordsLike<typeof en> = {
  title: 'Контакты',
  search: 'Имя, адрес или мерчант',
  create: 'Новый контакт',
  empty: 'Контактов пока нет',
  emptyText:
    'Контакт появляется с первым сообщением человека. Его можно и создать: по известному адресу видно, кто пишет.',
  emptyFiltered: 'Ни один контакт не подходит',
  emptyFilteredText: 'Ищутся части имён, адресов и названий мерчантов.',
  columns: { name: 'Контакт', addresses: 'Адреса', merchants: 'Мерчанты', language: 'Язык' },
  back: 'Все контакты',
  edit: 'Изменить',
  write: 'Написать',
  languages: { ru: 'русский', en: 'английский', be: 'белорусский' },
  identity: { email: 'Почта', phone: 'Телефон', telegram: 'Номер в Telegram' },
  noMerchants: 'нет: плательщик или ещё неизвестно',
  noAddresses: 'пока нет',
  unnamedMerchant: 'мерчант без имени',
  note: 'Заметка',
  form: {
    newTitle: 'Новый контакт',
    editTitle: 'Изменить: {{name}}',
    name: 'Имя',
    addresses: 'Адреса',
    address: 'Адрес',
    addAddress: 'Ещё адрес',
    dropAddress: 'Убрать этот адрес',
    merchants: 'Мерчанты',
    merchantsHint: 'Имя, номер или магазин',
    language: 'Язык ответов',
    note: 'Заметка',
    none: 'не выбран',
    save: 'Сохранить',
    create: 'Создать',
  },
};
