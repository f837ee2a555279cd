import type { WordsLike } from '../lib/i18n.ts';
import type { en } from './words.en.ts';

export const ru: WordsLike<typeof en> = {
  product: 'Вахта',
  copy: 'Скопировать',
  copied: 'Скопировано',
  copyWhat: 'Скопировать: {{what}}',
  tryAgain: 'Повторить',
  close: 'Закрыть',
  showMore: 'Показать ещё',
  loading: 'Загружается',
  endOfList: 'Это всё',
  newRows_one: '{{count}} новый',
  newRows_few: '{{count}} новых',
  newRows_many: '{{count}} новых',
  newRows_other: '{{count}} новых',
  reload: 'Спросить заново',
  requestId: 'запрос {{id}}',
  drop: 'Не учитывать: {{what}}',
  clear: 'Очистить',
  days: { today: 'Сегодня', yesterday: 'Вчера', week: '7 дней', month: '30 дней', from: 'с', to: 'по' },
  list: { next: 'Следующая строка', previous: 'Предыдущая строка', open: 'Открыть строку' },
  moment: { form: 'дд.мм.гггг чч:мм', wrong: 'Пишите так: 13.11.2026 18:00' },
  expandAll: 'Раскрыть всё',
  collapseAll: 'Свернуть всё',
};
