import { pino } from 'pino';

/** The only fields that reach a log line; anything else a caller passes is dropped before it is written. */
const ALLOWED = [
  'requestId',
  'method',
  'route',
  'status',
  'durationMs',
  'actor',
  'action',
  'subjectId',
  'job',
  'reaction',
  'event',
  'source',
  'rows',
  'attempt',
  'reason',
  'port',
  'address',
  'path',
  'pid',
  'version',
  'count',
  'errorCode',
  'stack',
  'waitMs',
] as const;
export type LogFields = Partial<Record<(typeof ALLOWED)[number], string | number | boolean | undefined>>;

export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** Structured lines on standard output (JSON), or to `write`; unknown fields are dropped, not escaped. */
export function createLogger(level: string, write?: (line: string) => void): Logger {
  const out = write === undefined ? pino({ level, base: null }) : pino({ level, base: null }, { write });
  const log =
    (at: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, fields: LogFields = {}) =>
      out[at](onlyAllowed(fields), message);
  return { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
}

function onlyAllowed(fields: LogFields): LogFields {
  const kept: LogFields = {};
  for (const name of ALLOWED) if (fields[name] !== undefined) kept[name] = fields[name];
  return kept;
}

/** What may be said of an error in a log: its name and its stack without the message (a message may hold personal data). */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { reason: typeof error };
  const code = (error as { code?: unknown }).code;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return {
    reason: error.name,
    stack: frames.slice(0, 8).join('\n'),
    ...(typeof code === 'string' ? { errorCode: code } : {}),
  };
}
