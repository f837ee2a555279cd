import { useCalling } from './use-calling.ts';

/** Shows nothing: calls. */
export function CallingBell() {
  useCalling();
  return null;
}
