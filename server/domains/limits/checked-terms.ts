import { type AppError, unprocessable } from '../../kernel/errors.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import { isZone } from '../calendar/index.ts';
import { checkTerms, type TermsFault } from './check-terms.rules.ts';
import type { LimitKind, LimitTerms } from './contract.ts';

const FAULTS: Record<TermsFault, { field: keyof LimitTerms; message: string }> = {
  'time-zone-unknown': { field: 'zone', message: 'There is no such time zone.' },
  'limit-single-has-no-window': { field: 'window', message: 'A limit on one payment has no window.' },
  'limit-value-too-great': { field: 'value', message: 'No limit is that great.' },
};

/** The terms among what was asked for, as they may be stored. */
export function checkedTerms(kind: LimitKind, asked: LimitTerms): LimitTerms {
  const { value, window, zone, resetClock, resetDay, refunds, countsHolds, document, agreedBy } = asked;
  const texts = { document: stored(document), agreedBy: stored(agreedBy) };
  const terms = { value, window, zone, resetClock, resetDay, refunds, countsHolds, ...texts };
  const checked = checkTerms(kind, terms, isZone);
  if (!checked.ok) throw termsRefused(checked.error);
  return checked.value;
}

export const stored = (text: string) => maskText(cleanText(text));

function termsRefused(fault: TermsFault): AppError {
  const { field, message } = FAULTS[fault];
  return unprocessable(fault, message, { fields: { [field]: fault } });
}
