import { expect, test } from 'vitest';
import { languageOf } from '../../../../server/domains/tickets/language.rules.ts';

test.each([
  ['ru', 'Здравствуйте, платёж не прошёл'],
  ['be', 'Добры дзень, плацёж не прайшоў, дапамажыце'],
  ['en', 'Hello, my payment failed'],
  ['ru', 'Order 15 не оплачен, помогите пожалуйста'],
  [undefined, '4711'],
  [undefined, ''],
  [undefined, '👍'],
])('%s: %s', (language, text) => {
  expect(languageOf(text)).toBe(language);
});
