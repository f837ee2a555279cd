import { en as acquirers } from '../features/acquirers/words.en.ts';
import { en as audit } from '../features/audit/words.en.ts';
import { en as calendar } from '../features/calendar/words.en.ts';
import { en as channels } from '../features/channels/words.en.ts';
import { en as probing } from '../features/cms-modules/probing/words.en.ts';
import { en as cmsModules } from '../features/cms-modules/words.en.ts';
import { en as contacts } from '../features/contacts/words.en.ts';
import { en as deliveries } from '../features/deliveries/words.en.ts';
import { en as demo } from '../features/demo/words.en.ts';
import { en as judging } from '../features/diagnosis/judging.words.en.ts';
import { en as gateways } from '../features/gateways/words.en.ts';
import { en as incidents } from '../features/incidents/words.en.ts';
import { en as knowledge } from '../features/knowledge/words.en.ts';
import { en as limits } from '../features/limits/words.en.ts';
import { en as statusPages } from '../features/status-pages/words.en.ts';

import { en as notices } from './notices/words.en.ts';
import { en as ahead } from './pages/ahead/words.en.ts';

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
