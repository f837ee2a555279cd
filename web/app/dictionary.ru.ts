import { ru as access } from '../features/access/words.ru.ts';
import { ru as answers } from '../features/answers/words.ru.ts';
import { ru as audit } from '../features/audit/words.ru.ts';
import { ru as calendar } from '../features/calendar/words.ru.ts';
import { ru as channels } from '../features/channels/words.ru.ts';
import { ru as contacts } from '../features/contacts/words.ru.ts';
import { ru as demo } from '../features/demo/words.ru.ts';
import { ru as diagnosis } from '../features/diagnosis/words.ru.ts';
import { ru as gateways } from '../features/gateways/words.ru.ts';
import { ru as knowledge } from '../features/knowledge/words.ru.ts';
import { ru as merchants } from '../features/merchants/words.ru.ts';
import { ru as platform } from '../features/platform/words.ru.ts';
import { ru as rota } from '../features/rota/words.ru.ts';
import { ru as tickets } from '../features/tickets/words.ru.ts';
import { ru as transactions } from '../features/transactions/words.ru.ts';
import { ru as errors } from '../lib/errors.words.ru.ts';
import { ru as refusals } from '../lib/refusals.words.ru.ts';
import { ru as ui } from '../ui/words.ru.ts';
import { ru as app } from './words.ru.ts';

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
