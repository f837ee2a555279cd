import type { WordsLike } from '../../lib/i18n.ts';
import type { en } from './words.en.ts';

export const ru: WordsLike<typeof en> = {
  look: 'Посмотреть',
  limit: {
    '95': '{{name}}: лимит выбран на 95 %',
    foretold: '{{name}}: лимит, вероятно, кончится раньше, чем можно спросить банк',
    reached: '{{name}}: лимит исчерпан',
  },
  endpoint: '{{name}}: магазин перестал принимать уведомления',
  incident: '{{name}}: открыт инцидент',
  several: {
    limits: 'Сразу несколько лимитов на исходе',
    notifications: 'Сразу несколько магазинов перестали принимать уведомления',
    incidents: 'Открыто сразу несколько инцидентов',
  },
};
