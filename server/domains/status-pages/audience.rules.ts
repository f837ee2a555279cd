/** Who looks at a page: everybody sees what the desk made public, a merchant also what is only its own affair. */
export type Audience = 'everybody' | 'merchants';

/** The name under which the days of a component are frozen for an audience. */
export const frozenName = (component: string, audience: Audience): string =>
  audience === 'everybody' ? `public ${component}` : component;

/** What of many things an audience may see. */
export const shownTo = <Thing extends { isPublic: boolean }>(audience: Audience, things: readonly Thing[]): Thing[] =>
  things.filter(({ isPublic }) => audience === 'merchants' || isPublic);
