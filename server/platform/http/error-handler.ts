import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { AppError, type ErrorBody, type ErrorCode } from '../../kernel/errors.ts';
import { isOutOfReach } from '../db.ts';
import { errorFields, type Logger } from '../logger.ts';

/** The one mapping. A code that is added and not mapped breaks the build. */
export const STATUS: Record<ErrorCode, number> = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  unprocessable: 422,
  locked: 423,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
};

const RETRY_SECONDS = 3;

/** Any error as the one that a caller may see: what is not ours says nothing of its insides. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { type, status = 500 } = (error ?? {}) as { type?: string; status?: number };
  if (type === 'entity.too.large')
    return new AppError('too_large', 'body-too-large', 'The body is larger than this call takes.');
  if (type === 'encoding.unsupported' || type === 'charset.unsupported')
    return new AppError('bad_request', 'encoding-not-supported', 'The body must be UTF-8, plain or gzip.');
  // What reads bodies and paths says by a status of 4xx that it was not given what it can read.
  if ((status >= 400 && status < 500) || error instanceof URIError)
    return new AppError('bad_request', 'unreadable-body', 'The request could not be read.');
  if (isOutOfReach(error))
    return new AppError('unavailable', 'database-unreachable', 'The database does not answer: try again.', {
      retryAfterSeconds: RETRY_SECONDS,
      cause: error,
    });
  return new AppError('internal', 'unexpected', 'Something went wrong on our side; it has been logged.', {
    cause: error,
  });
}

export function errorBody(error: AppError, requestId: string | undefined): ErrorBody {
  return {
    error: {
      code: error.code,
      reason: error.reason,
      message: error.message,
      ...(error.fields === undefined ? {} : { fields: error.fields }),
      ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
      ...(requestId === undefined ? {} : { requestId }),
    },
  };
}

export function sendError(res: Response, error: AppError): void {
  if (error.retryAfterSeconds !== undefined) res.set('Retry-After', String(error.retryAfterSeconds));
  res.status(STATUS[error.code]).json(errorBody(error, res.getHeader('x-request-id')?.toString()));
}

export function errorHandler(log: Logger): ErrorRequestHandler {
  return (thrown, req, res, next) => {
    if (res.headersSent) return next(thrown);
    const error = asAppError(thrown);
    if (error.code === 'internal' || error.code === 'unavailable') {
      log.error('request failed', {
        ...errorFields(error.cause ?? error),
        requestId: res.getHeader('x-request-id')?.toString(),
        method: req.method,
      });
    }
    sendError(res, error);
  };
}

export const nothingHere: RequestHandler = (_req, res) =>
  sendError(res, new AppError('not_found', 'route-not-found', 'There is nothing at this address.'));
