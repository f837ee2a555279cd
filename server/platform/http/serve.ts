import { createHash } from 'node:crypto';
import type { Request, Response, Router } from 'express';
import type { z } from 'zod';
import { actorName } from '../../kernel/actor.ts';
import type { Endpoint, ParsedOf, ResponseOf } from '../../kernel/endpoint.ts';
import { AppError, forbidden } from '../../kernel/errors.ts';
import { type Action, PERMISSIONS, type Reach, reachOf } from '../../kernel/permissions.ts';
import { type Context, inTransaction } from '../context.ts';
import { type Caller, callerOf, type Exchange, exchangeOf } from './caller.ts';
import { asAppError, errorBody, STATUS } from './error-handler.ts';
import { claimKey, fingerprintOf, releaseKey, storeAnswer } from './idempotency.ts';
import { storable } from './storable.ts';

export interface Served {
  endpoint: Endpoint;
  action: Action;
  /** Whether a change is told apart from its repeat by an Idempotency-Key. */
  needsKey: boolean;
}

export interface HandlerInput<E extends Endpoint> {
  ctx: Context;
  params: ParsedOf<E, 'params'>;
  query: ParsedOf<E, 'query'>;
  body: ParsedOf<E, 'body'>;
  http: Exchange;
}

interface ServeOptions {
  /** The answer holds something that is shown once (a link, recovery codes): it is never stored, and a repeat is refused. */
  shownOnce?: boolean;
  /** Changes nothing that a repeat would change again (a connection test, a failed password): no key, no surrounding transaction. */
  repeatable?: boolean;
  /** Served although the screen is locked or a second factor is still owed. */
  evenWhenLocked?: boolean;
  /** Served although the screen is locked, to one who owes nothing: what must reach a person who is not at the screen. */
  evenWhenIdle?: boolean;
}

const registry = new WeakMap<Router, Served[]>();

/** Every endpoint served on a router, for the generated tests and the API description. */
export const servedOn = (router: Router): readonly Served[] => registry.get(router) ?? [];

export function register(router: Router, served: Served): void {
  registry.set(router, [...(registry.get(router) ?? []), served]);
}

/** Serves one contract: may? → parse → handler → parse the answer. There is no other way to make a route. */
export function serve<E extends Endpoint>(
  router: Router,
  endpoint: E,
  action: Action,
  handler: (input: HandlerInput<E>) => Promise<ResponseOf<E>>,
  options: ServeOptions = {},
): void {
  const needsKey = endpoint.method !== 'get' && options.repeatable !== true && PERMISSIONS[action] !== 'public';
  register(router, { endpoint, action, needsKey });
  router[endpoint.method](endpoint.path, async (req, res) => {
    const caller = callerOf(req);
    const reach = allowed(caller, action, options);
    const input = {
      ctx: caller.contextFor(reach),
      http: exchangeOf(req, res, caller),
      ...parseInput(endpoint, req),
    } as HandlerInput<E>; // the three parts were just parsed by the contract's own schemas
    const answer = async () => endpoint.response.parse(await handler(input)) as ResponseOf<E>;
    if (options.repeatable === true || isRepeatable(endpoint, caller))
      send(res, 200, JSON.stringify((await answer()) ?? null));
    else await answerOnce(caller, endpoint, req, res, answer, options);
  });
}

export function allowed(caller: Caller, action: Action, options: ServeOptions): Reach {
  const role = caller.actor.kind === 'person' ? caller.actor.role : undefined;
  if (PERMISSIONS[action] !== 'public') refuseUnready(caller, options);
  const reach = reachOf(role, action);
  if (reach === undefined) throw forbidden('not-allowed', 'Your role may not do this.');
  return reach;
}

function refuseUnready(caller: Caller, options: ServeOptions): void {
  if (caller.actor.kind !== 'person') throw new AppError('unauthenticated', 'not-signed-in', 'Sign in first.');
  if (options.evenWhenLocked === true) return;
  if (caller.locked && options.evenWhenIdle !== true)
    throw new AppError('locked', 'screen-locked', 'The screen is locked.');
  if (caller.owes !== undefined) throw new AppError('locked', `${caller.owes}-owed`, 'Finish signing in first.');
}

export function parseInput(endpoint: Endpoint, req: Request) {
  return {
    params: parsePart(endpoint.params, req.params),
    query: parsePart(endpoint.query, req.query),
    body: parsePart(endpoint.body, req.body),
  };
}

function parsePart(schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return storable(parsed.data);
  const fields = Object.fromEntries(
    parsed.error.issues.map((issue) => [issue.path.join('.') || 'body', issue.message]),
  );
  throw new AppError('bad_request', 'invalid-input', 'Some fields are not as expected.', { fields });
}

/** Reads may be repeated by nature; before sign-in there is nobody to keep a first answer for. */
const isRepeatable = (endpoint: Endpoint, caller: Caller) =>
  endpoint.method === 'get' || caller.actor.kind !== 'person';

async function answerOnce(
  caller: Caller,
  endpoint: Endpoint,
  req: Request,
  res: Response,
  answer: () => Promise<unknown>,
  options: ServeOptions,
): Promise<void> {
  const { services } = caller;
  const sentKey = keyOf(req);
  const call = {
    actor: actorName(caller.actor),
    route: `${endpoint.method} ${endpoint.path}`,
    // Kept as a hash: a header may hold anything.
    key: createHash('sha256').update(sentKey).digest('base64url'),
    fingerprint: fingerprintOf(sentKey, [req.params, req.query, req.body]),
  };
  const db = services.db.write;
  const first = await claimKey(db, call, services.clock.now());
  if (first !== undefined) {
    if (first.body === null)
      throw new AppError('gone', 'shown-once', 'The answer to this call was shown once and is not kept.');
    res.set('Idempotent-Replayed', 'true');
    return send(res, first.status, first.body);
  }
  try {
    const body = await inTransaction(services, async (tx) => {
      const text = JSON.stringify((await answer()) ?? null);
      await storeAnswer(tx, call, 200, options.shownOnce === true ? null : text);
      return text;
    });
    send(res, 200, body);
  } catch (thrown) {
    const error = asAppError(thrown);
    if (error.code === 'internal' || error.code === 'unavailable') await releaseKey(db, call);
    else
      await storeAnswer(db, call, STATUS[error.code], JSON.stringify(errorBody(error, caller.requestId))).catch(() =>
        releaseKey(db, call),
      );
    throw thrown;
  }
}

function send(res: Response, status: number, body: string): void {
  res.status(status).set('Content-Type', 'application/json; charset=utf-8').send(body);
}

function keyOf(req: Request): string {
  const key = req.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,128}$/.test(key))
    throw new AppError(
      'bad_request',
      'idempotency-key-missing',
      'A change needs an Idempotency-Key header of 8 to 128 visible characters.',
    );
  return key;
}
