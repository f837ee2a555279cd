import type { Look } from '../look.rules.ts';
import { type ParsedReport, rowOf } from '../reading/parse-report.rules.ts';
import { wholeNumber } from '../reading/value.rules.ts';
import type { Found, ModuleRule } from './rule.ts';

const LATE_HOURS = 1;
const SILENT_HOURS = 24;

/** R01: does the Action Scheduler of the shop run? By what waits and what was done, not by the cron line: a system cron may stand in. */
export const schedulerDead: ModuleRule = (look) => {
  const { report } = look;
  if (report === undefined) return undefined;
  const made = momentIn(rowOf(report, 'Generated at')?.value) ?? look.reportAt ?? look.at;
  return waitsTooLong(look, report, made) ?? silentTooLong(look, report, made);
};

function waitsTooLong(look: Look, report: ParsedReport, made: Temporal.Instant): Found | undefined {
  const pending = rowOf(report, 'Pending', 'Action Scheduler');
  const oldest = rowOf(report, 'Pending Oldest', 'Action Scheduler');
  if (pending === undefined || oldest === undefined || (wholeNumber(pending.value) ?? 0) === 0) return undefined;
  return stillSince(momentIn(oldest.value), {
    made,
    mostHours: LATE_HOURS,
    evidence: look.line(pending.line, oldest.line),
  });
}

function silentTooLong(look: Look, report: ParsedReport, made: Temporal.Instant): Found | undefined {
  const newest = rowOf(report, 'Complete Newest', 'Action Scheduler');
  if (newest === undefined) return undefined;
  return stillSince(momentIn(newest.value), { made, mostHours: SILENT_HOURS, evidence: look.line(newest.line) });
}

interface Stillness {
  made: Temporal.Instant;
  mostHours: number;
  evidence: Found['evidence'];
}

function stillSince(since: Temporal.Instant | undefined, { made, mostHours, evidence }: Stillness): Found | undefined {
  if (since === undefined || since.until(made).total('hours') <= mostHours) return undefined;
  return { severity: 'breaks', evidence, params: { since: `${since.toString().slice(0, 16).replace('T', ' ')} UTC` } };
}

/** `2025-08-07 14:58:49 +0800` */
function momentIn(text: string | undefined): Temporal.Instant | undefined {
  const found = /(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d) ?([+-]\d\d):?(\d\d)/.exec(text ?? '');
  if (found === null) return undefined;
  try {
    return Temporal.Instant.from(`${found[1]}T${found[2]}${found[3]}:${found[4]}`);
  } catch {
    // The 31st of February is nobody's moment.
    return undefined;
  }
}
