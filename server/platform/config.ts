import { isIP } from 'node:net';
import { z } from 'zod';

const flag = (fallback: boolean) =>
  z
    .enum(['true', 'false'])
    .default(fallback ? 'true' : 'false')
    .transform((text) => text === 'true');

const networks = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
    .refine((parts) => parts.every(isNetwork), 'expected addresses or networks such as 10.0.0.0/8');

/** Every variable that the program reads, what it accepts and what stands when it is absent. The README's table is made from this. */
const Environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on.'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4300).describe('Port to listen on; 0 takes a free one.'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address at which browsers reach the console; plain http only on loopback. Default: http://HOST:PORT.'),
  TRUSTED_PROXIES: networks('').describe(
    'Addresses or networks of proxies, comma-separated, whose X-Forwarded-For is believed.',
  ),
  SMTP_PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65535)
    .optional()
    .describe('Port on which mail is taken that a mail server hands on; without it there is no such listener.'),
  SMTP_HOST: z.string().min(1).default('127.0.0.1').describe('Address on which mail is taken.'),
  SMTP_TRUSTED: networks('127.0.0.0/8,::1').describe(
    'Addresses or networks of the mail servers, comma-separated, that may hand mail on; all others are sent away.',
  ),
  DATA_DIR: z
    .string()
    .min(1)
    .default('data')
    .describe('Folder of the embedded database, its password and the key for secrets.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('An existing PostgreSQL 15 or newer instead of the embedded one.'),
  SECRETS_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, 'expected 32 bytes in Base64 (44 characters)')
    .optional()
    .describe(
      'Key under which secrets are encrypted: 32 bytes in Base64. Required with DATABASE_URL; else made at first start.',
    ),
  SECRETS_KEY_OLD: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, 'expected 32 bytes in Base64 (44 characters)')
    .optional()
    .describe('The key before a rotation: still opens what was encrypted under it.'),
  METRICS_TOKEN: z.string().min(16).optional().describe('Bearer token for /metrics; without it the page is closed.'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least level of the log lines.'),
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'expected a time zone such as Europe/Minsk')
    .default('Europe/Minsk')
    .describe('Time zone of the desk: "yesterday" in a search is a day there.'),
  DATABASE_CONNECTIONS: z.coerce
    .number()
    .int()
    .min(2)
    .max(100)
    .default(10)
    .describe('Connections per pool (there are two).'),
  BUILD_CONSOLE: flag(true).describe('Build the console at start when its sources changed.'),
});

export type Config = z.infer<typeof Environment> & { publicUrl?: URL };

export const ENVIRONMENT_SHAPE = Environment.shape;

/** The environment as configuration; throws one sentence a wrong variable: its name, what was given, what is accepted. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => sentence(issue, given)));
  const config = parsed.data;
  if (config.DATABASE_URL !== undefined && config.SECRETS_KEY === undefined)
    throw new ConfigError([
      'SECRETS_KEY is missing: with DATABASE_URL the key for secrets must be given (32 bytes in Base64).',
    ]);
  if (config.PUBLIC_URL === undefined) {
    if (!isLoopback(config.HOST))
      throw new ConfigError([
        `HOST is "${config.HOST}" and PUBLIC_URL is missing: off loopback the address of the console must be given, and be https.`,
      ]);
    return config;
  }
  const publicUrl = new URL(config.PUBLIC_URL);
  if (publicUrl.protocol === 'http:' && !isLoopback(publicUrl.hostname))
    throw new ConfigError([
      `PUBLIC_URL is "${config.PUBLIC_URL}": plain http is accepted on loopback only; use https.`,
    ]);
  return { ...config, publicUrl };
}

export class ConfigError extends Error {
  constructor(sentences: string[]) {
    super(sentences.join('\n'));
    this.name = 'ConfigError';
  }
}

// Values of these are never repeated, not even to say that they are wrong.
const SECRET = new Set(['DATABASE_URL', 'SECRETS_KEY', 'SECRETS_KEY_OLD', 'METRICS_TOKEN']);

function sentence(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0] ?? '');
  const shown = SECRET.has(name) ? '(hidden)' : `"${given[name] ?? ''}"`;
  const description = ENVIRONMENT_SHAPE[name as keyof typeof ENVIRONMENT_SHAPE]?.description ?? '';
  return `${name} is ${shown}: ${issue.message}. ${description}`;
}

export const isLoopback = (host: string) => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host);

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  return (
    version !== 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)))
  );
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }) !== undefined;
  } catch {
    return false;
  }
}
