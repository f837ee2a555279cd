import { GrammyError, HttpError } from 'grammy';
import { NoAnswer } from './api.ts';
import type { Met } from './outcome.rules.ts';

/** What a thrown error of a call says, as data. */
export function metIn(error: unknown): Met {
  if (error instanceof GrammyError) {
    const { retry_after, migrate_to_chat_id } = error.parameters;
    return {
      kind: 'refused',
      code: error.error_code,
      words: error.description,
      ...(retry_after === undefined ? {} : { retryAfterSeconds: retry_after }),
      ...(migrate_to_chat_id === undefined ? {} : { movedTo: String(migrate_to_chat_id) }),
    };
  }
  const cause = error instanceof HttpError ? error.error : error;
  if (!(cause instanceof NoAnswer)) return { kind: 'no-answer', problem: 'interrupted' };
  return { kind: 'no-answer', problem: cause.problem, ...(cause.status === undefined ? {} : { status: cause.status }) };
}
