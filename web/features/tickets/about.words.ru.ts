import type { WordsLike } from '../../lib/i18n.ts';
import type { about as en } from './about.words.en.ts';

export const about: WordsLike<typeof en> = {
  about: {
    title: 'Об обращении #{{number}}',
    subject: 'Заголовок',
    merchant: 'Мерчант',
    side: 'Кто пишет',
    sideHelp: 'От этого зависит, что ему можно сказать.',
    language: 'Язык ответа',
    languages: { ru: 'русский', en: 'английский', be: 'белорусский' },
    due: 'Ответить до, по часам смены',
    save: 'Сохранить',
    done: '#{{number}} изменено',
  },
  beside: {
    label: '#{{number}} рядом с этим',
    key: 'Другое обращение автора рядом с этим',
    close: 'Убрать',
    merge: 'Объединить с этим',
    open: 'Открыть',
    thread: 'Переписка #{{number}}',
  },
};
