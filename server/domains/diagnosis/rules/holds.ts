import type { DiagnosisRule } from '../facts.ts';
import { followUps, found, hasSucceeded, line } from '../finding.rules.ts';
import { DAY, HOUR, msBetween } from '../time.rules.ts';

/** Banks let go of a hold after about a week, so one older than this was most likely forgotten. */
const FORGOTTEN_AFTER = 6 * DAY;

/** Is the money only reserved on the card, waiting for the merchant to take it? */
export const holds: DiagnosisRule = (given) => {
  const { transaction, at } = given;
  if (transaction.type !== 'authorization' || !hasSucceeded(transaction) || transaction.test === true) return undefined;
  const [capture] = followUps(given, transaction.uid, 'capture');
  if (capture !== undefined) {
    return found('holds', 'captured', {
      evidence: [line('uid', capture.uid, 'followed-by', { type: 'capture' }, capture.uid)],
    });
  }
  const age = msBetween(transaction.createdAt, at);
  const forgotten = age !== undefined && age >= FORGOTTEN_AFTER;
  return found('holds', forgotten ? 'hold-forgotten' : 'held', {
    certainty: forgotten ? 'likely' : 'sure',
    evidence: [
      line('type', transaction.type, 'type-is'),
      age === undefined
        ? undefined
        : line('createdAt', transaction.createdAt, 'authorized-not-captured', { hours: Math.floor(age / HOUR) }),
    ],
  });
};
