import type { WordsLike } from '../../lib/i18n.ts';
import type { en } from './words.en.ts';

export const ru: WordsLike<typeof en> = {
  title: 'Эта программа',
  provider: 'Название провайдера',
  providerText: 'Стоит в ответах и в заголовке консоли.',
  save: 'Сохранить',
  saved: 'Сохранено',
  version: 'Версия',
  running: 'Работает с',
  address: 'Адрес',
  zone: 'Часовой пояс поддержки',
  database: 'База данных',
  kinds: { embedded: 'встроенная', existing: 'внешняя' },
  waiting: 'Работа в очереди',
  waitingText: 'ждут: {{deliveries}}, отложено: {{parked}}',
  demo: 'Демонстрация с вымышленными данными',
};
