import { en as access } from '../features/access/words.en.ts';
import { en as answers } from '../features/answers/words.en.ts';
import { en as audit } from '../features/audit/words.en.ts';
import { en as calendar } from '../features/calendar/words.en.ts';
import { en as channels } from '../features/channels/words.en.ts';
import { en as contacts } from '../features/contacts/words.en.ts';
import { en as demo } from '../features/demo/words.en.ts';
import { en as diagnosis } from '../features/diagnosis/words.en.ts';
import { en as gateways } from '../features/gateways/words.en.ts';
import { en as knowledge } from '../features/knowledge/words.en.ts';
import { en as merchants } from '../features/merchants/words.en.ts';
import { en as platform } from '../features/platform/words.en.ts';
import { en as rota } from '../features/rota/words.en.ts';
import { en as tickets } from '../features/tickets/words.en.ts';
import { en as transactions } from '../features/transactions/words.en.ts';
import { en as errors } from '../lib/errors.words.en.ts';
import { en as refusals } from '../lib/refusals.words.en.ts';
import { en as ui } from '../ui/words.en.ts';
import { en as app } from './words.en.ts';

export const dictionary = {
  app,
  ui,
  errors,
  refusals,
  access,
  answers,
  audit,
  calendar,
  channels,
  demo,
  contacts,
  diagnosis,
  gateways,
  knowledge,
  merchants,
  platform,
  rota,
  tickets,
  transactions,
};
