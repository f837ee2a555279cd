import { en as access } from '../features/access/words.en.ts';
import { en as answers } from '../features/answers/words.en.ts';
import { en as diagnosis } from '../features/diagnosis/words.en.ts';
import { en as merchants } from '../features/merchants/words.en.ts';
import { en as platform } from '../features/platform/words.en.ts';
import { en as rota } from '../features/rota/words.en.ts';
import { en as tickets } from '../features/tickets/words.en.ts';
import { en as transactions } from '../features/transactions/words.en.ts';
import { en as errors } from '../lib/errors.words.en.ts';
import { en as refusals } from '../lib/refusals.words.en.ts';
import { en as ui } from '../ui/words.en.ts';
import { en as app } from './words.en.ts';

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
