import { ru as access } from '../features/access/words.ru.ts';
import { ru as answers } from '../features/answers/words.ru.ts';
import { ru as diagnosis } from '../features/diagnosis/words.ru.ts';
import { ru as merchants } from '../features/merchants/words.ru.ts';
import { ru as platform } from '../features/platform/words.ru.ts';
import { ru as rota } from '../features/rota/words.ru.ts';
import { ru as tickets } from '../features/tickets/words.ru.ts';
import { ru as transactions } from '../features/transactions/words.ru.ts';
import { ru as errors } from '../lib/errors.words.ru.ts';
import { ru as refusals } from '../lib/refusals.words.ru.ts';
import { ru as ui } from '../ui/words.ru.ts';
import { ru as app } from './words.ru.ts';

/** What the first screens say: sign-in, inbox and payments. The other pages' words are in `dictionary-later`. */
export const dictionary = {
  app,
  ui,
  errors,
  refusals,
  access,
  answers,
  diagnosis,
  merchants,
  platform,
  rota,
  tickets,
  transactions,
};
