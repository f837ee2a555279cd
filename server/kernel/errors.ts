import { z } from 'zod';

export const ErrorCode = z.enum([
  'bad_request',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'gone',
  'locked',
  'too_large',
  'unprocessable',
  'too_many_requests',
  'unavailable',
  'internal',
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** The one shape in which a refusal reaches a caller. `reason` is a stable word that the console translates. */
export const ErrorBody = z.object({
  error: z.object({
    code: ErrorCode,
    reason: z.string(),
    message: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
    retryAfterSeconds: z.number().optional(),
    requestId: z.string().optional(),
  }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;

interface Details {
  fields?: Record<string, string>;
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** A refusal of a request: the code decides the HTTP status, the reason is a stable kebab-case word, the message is for a person. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly reason: string;
  readonly fields: Record<string, string> | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, reason: string, message: string, details: Details = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.reason = reason;
    this.fields = details.fields;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

export const notFound = (what: string) => new AppError('not_found', `${what}-not-found`, `There is no such ${what}.`);
export const conflict = (reason: string, message: string) => new AppError('conflict', reason, message);
export const forbidden = (reason: string, message: string) => new AppError('forbidden', reason, message);
export const unprocessable = (reason: string, message: string, details: Details = {}) =>
  new AppError('unprocessable', reason, message, details);
