import { SILENT_BEATS, SILENT_MINUTES } from '../facts/heartbeat.ts';
import type { ModuleRule } from './rule.ts';

/** Has a module that said how often it would be heard fallen silent? */
export const moduleSilent: ModuleRule = ({ at, fact, shown }) => {
  const heard = fact('heard-at');
  const every = fact('heartbeat-seconds');
  const seconds = Number(/^\d{1,9}$/.exec(every?.value ?? '')?.[0] ?? '0');
  const since = momentIn(heard?.value);
  if (seconds === 0 || since === undefined) return undefined;
  const patience = { seconds: Math.max(SILENT_BEATS * seconds, SILENT_MINUTES * 60) };
  if (Temporal.Instant.compare(since.add(patience), at) >= 0) return undefined;
  return {
    severity: 'harms',
    evidence: shown(heard, every),
    params: { since: `${since.toString().slice(0, 16).replace('T', ' ')} UTC` },
  };
};

function momentIn(text: string | undefined): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(text ?? '');
  } catch {
    // What is no moment says nothing of when.
    return undefined;
  }
}
