import { expect, test } from 'vitest';
import { suspectWords } from '../../../../server/domains/answers/suspect-words.rules.ts';

test.each([
  ['fraud-suspected', 'банк заподозрил мошенничество', ['мошенничество']],
  ['blacklisted', 'Вы в чёрном списке', ['чёрном списке']],
  ['lost-stolen', 'the card was reported lost', ['reported lost']],
  ['limit-acquirer', 'у эквайера исчерпан лимит магазина', ['эквайера', 'лимит магазина']],
  ['test-settings', 'проверьте настройки модуля', ['настройки модуля']],
  ['access-refused', 'wrong secret key', ['secret key']],
  ['insufficient-funds', 'не хватило денег, это не мошенничество', ['не хватило денег']],
  ['card-expired', 'your card has expired', ['card has expired']],
  ['paid', 'не хватило денег, это не мошенничество', []],
  ['fraud-suspected', 'платёж не прошёл, обратитесь в банк', []],
])('%s: %j', (cause, text, words) => {
  expect(suspectWords(cause, text)).toEqual(words);
});
