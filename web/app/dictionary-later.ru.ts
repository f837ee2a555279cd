import { ru as acquirers } from '../features/acquirers/words.ru.ts';
import { ru as audit } from '../features/audit/words.ru.ts';
import { ru as calendar } from '../features/calendar/words.ru.ts';
import { ru as channels } from '../features/channels/words.ru.ts';
import { ru as probing } from '../features/cms-modules/probing/words.ru.ts';
import { ru as cmsModules } from '../features/cms-modules/words.ru.ts';
import { ru as contacts } from '../features/contacts/words.ru.ts';
import { ru as deliveries } from '../features/deliveries/words.ru.ts';
import { ru as demo } from '../features/demo/words.ru.ts';
import { ru as judging } from '../features/diagnosis/judging.words.ru.ts';
import { ru as gateways } from '../features/gateways/words.ru.ts';
import { ru as incidents } from '../features/incidents/words.ru.ts';
import { ru as knowledge } from '../features/knowledge/words.ru.ts';
import { ru as limits } from '../features/limits/words.ru.ts';
import { ru as statusPages } from '../features/status-pages/words.ru.ts';

import { ru as notices } from './notices/words.ru.ts';
import { ru as ahead } from './pages/ahead/words.ru.ts';

/** What the pages say that are opened later; they wait for these words (`withLaterWords` in `routes.tsx`). */
export const later = {
  ahead,
  acquirers,
  audit,
  calendar,
  channels,
  'cms-modules': cmsModules,
  contacts,
  deliveries,
  demo,
  gateways,
  incidents,
  judging,
  knowledge,
  'status-pages': statusPages,
  probing,
  limits,
  notices,
};
