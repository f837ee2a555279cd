import type { PageLanguage } from '../contract.ts';
import type { PageFacts } from '../facts.ts';
import { renderPage } from './engine.ts';
import { commonView } from './page-view.ts';
import { filled, WORDS } from './words.ts';

const MACHINES = '/status/api/v2/summary.json';

/** The page of the provider as a whole, as HTML. */
export function publicPage(facts: PageFacts, language: PageLanguage): string {
  const words = WORDS[language];
  const common = commonView(facts, language, '/status');
  return renderPage('public', {
    ...common,
    title: words.publicTitle,
    isPublic: true,
    channels: { ...common.channels, title: words.publicChannels, none: words.publicNoChannels },
    incidents: { ...common.incidents, none: words.publicNoIncidents },
    foot: [filled(words.publicFoot, { address: MACHINES })],
  });
}
