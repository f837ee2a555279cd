import type { WordsLike } from '../../../lib/i18n.ts';
import type { en } from './words.en.ts';

export const ru: WordsLike<typeof en> = {
  title: 'Пока никто не написал',
  text: 'То, что вот-вот станет обращениями. Откройте обращение из очереди, и это уступит ему место.',
  more: 'Все',
  incidents: {
    title: 'Отказывают всем сразу',
    none: 'Открытых инцидентов нет',
    since: 'началось {{ago}}',
    calm: 'снова как обычно {{ago}}',
    over: 'закончилось {{ago}}',
    untold_one: '{{count}} ждёт вести об этом',
    untold_few: '{{count}} ждут вести об этом',
    untold_many: '{{count}} ждут вести об этом',
    untold_other: '{{count}} ждут вести об этом',
    tickets_one: '{{count}} обращение',
    tickets_few: '{{count}} обращения',
    tickets_many: '{{count}} обращений',
    tickets_other: '{{count}} обращения',
  },
  limits: {
    title: 'Лимиты банков',
    none: 'Ни один лимит не кончится раньше, чем можно спросить банк',
    used: 'выбрано {{percent}} %',
    chance: 'кончится до обновления с вероятностью {{percent}} %',
    chanceBeforeBank: 'кончится до открытия банка ({{when}}) с вероятностью {{percent}} %',
  },
  deliveries: {
    title: 'Магазины, которые не принимают уведомления',
    none: 'Все магазины, которым шлют уведомления, их принимают',
    since: 'перестал принимать {{ago}}',
  },
  modules: {
    title: 'Модули, из-за которых ломаются платежи',
    none: 'Модулей, из-за которых ломаются платежи, не видно',
    findings_one: '{{count}} замечание',
    findings_few: '{{count}} замечания',
    findings_many: '{{count}} замечаний',
    findings_other: '{{count}} замечания',
  },
};
