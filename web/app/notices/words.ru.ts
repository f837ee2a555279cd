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
  over_one: '{{name}}: инцидент закончился, {{count}} ждёт вести об этом',
  over_few: '{{name}}: инцидент закончился, {{count}} ждут вести об этом',
  over_many: '{{name}}: инцидент закончился, {{count}} ждут вести об этом',
  over_other: '{{name}}: инцидент закончился, {{count}} ждут вести об этом',
  several: {
    limits: 'Сразу несколько лимитов на исходе',
    notifications: 'Сразу несколько магазинов перестали принимать уведомления',
    incidents: 'Сразу несколько инцидентов открылись или закончились',
  },
};
