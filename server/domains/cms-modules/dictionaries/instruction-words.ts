/** What is sent to a merchant with the module that fits; `{name}` is filled in. */
export const INSTRUCTION_WORDS = {
  ru: {
    title: 'Модуль {module} {version}',
    withVersion:
      'Для вашей CMS подходит модуль «{module}» версии {version}: {link}\n\n1. Сохраните резервную копию сайта.\n2. Скачайте архив последнего выпуска по ссылке и установите его по инструкции в README.\n3. Перенесите номер магазина, секретный и открытый ключи из личного кабинета, без пробелов по краям.\n4. В поля доменов введите только домен, без https://.\n5. Выключите тестовый режим и сделайте один платёж на небольшую сумму.\n\nЕсли после этого заказ не станет оплаченным, пришлите журнал модуля: ключи мы скроем сами.',
    withoutVersion:
      'Для вашей CMS подходит модуль «{module}»: {link}\n\n1. Сохраните резервную копию сайта.\n2. Установите модуль по инструкции в README.\n3. Перенесите номер магазина и ключи из личного кабинета, без пробелов по краям.\n4. Выключите тестовый режим и сделайте один платёж на небольшую сумму.\n\nЕсли после этого заказ не станет оплаченным, пришлите журнал модуля: ключи мы скроем сами.',
    builtIn:
      'Обработчик «{module}» входит в саму CMS: обновите CMS, откройте настройки платёжной системы, впишите номер магазина и ключи и включите изменение статуса заказа при оплате.',
  },
  en: {
    title: 'Module {module} {version}',
    withVersion:
      'The “{module}” module, version {version}, fits your CMS: {link}\n\n1. Make a backup of the site.\n2. Download the latest release from the link and install it as its README says.\n3. Copy the shop number, the secret key and the public key from your account, without spaces around them.\n4. In the fields of domains enter only the domain, without https://.\n5. Switch test mode off and make one small payment.\n\nIf the order does not become paid after that, send us the module’s log: we hide the keys ourselves.',
    withoutVersion:
      'The “{module}” module fits your CMS: {link}\n\n1. Make a backup of the site.\n2. Install the module as its README says.\n3. Copy the shop number and the keys from your account, without spaces around them.\n4. Switch test mode off and make one small payment.\n\nIf the order does not become paid after that, send us the module’s log: we hide the keys ourselves.',
    builtIn:
      'The “{module}” handler is a part of the CMS itself: update the CMS, open the payment system’s settings, enter the shop number and the keys, and switch on changing the order’s status on payment.',
  },
} as const;
