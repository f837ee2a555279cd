import { useIsDemo } from '../features/demo/use-is-demo.ts';
import { useMay } from '../lib/actor.ts';
import { SECTIONS } from './sections.ts';

/** The sections that are open to whoever is at the screen. */
export function useSections(): (typeof SECTIONS)[number][] {
  const may = useMay();
  const isDemo = useIsDemo();
  return SECTIONS.filter((section) => may(section.needs) && (isDemo || !('isDemo' in section)));
}
