import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Actor } from '../../kernel/actor.ts';
import { forbidden } from '../../kernel/errors.ts';
import { type ContextServices, createContext } from '../context.ts';
import { type Caller, readCookie, setCaller } from './caller.ts';

/** The session cookie. `__Host-`: this host only, whole site, secure; browsers accept it on http loopback too. */
export const SESSION_COOKIE = '__Host-vakhta-session';

export interface Identified {
  actor: Actor;
  locked: boolean;
  owes: Caller['owes'];
}

export interface IdentifyOptions {
  services: ContextServices;
  /** Whether a browser's page of this origin is the console; any other may not change anything. */
  isOwnOrigin(origin: string): boolean;
  /** Whose session this token is; undefined when it is nobody's any more. */
  authenticate(token: string, address: string): Promise<Identified | undefined>;
}

const ANONYMOUS: Identified = { actor: { kind: 'anonymous' }, locked: false, owes: undefined };

/** Finds out who asks, before any route: request id, address, session, origin. */
export function identify({ services, isOwnOrigin, authenticate }: IdentifyOptions): RequestHandler {
  return async (req, res, next) => {
    const requestId = randomUUID();
    res.set('X-Request-Id', requestId);
    const changes = req.method !== 'GET' && req.method !== 'HEAD';
    const origin = req.headers.origin;
    // A browser always names the origin of a changing request; a foreign one is somebody else's page.
    if (changes && origin !== undefined && !isOwnOrigin(origin))
      throw forbidden('foreign-origin', 'This call came from another site.');
    const token = readCookie(req.headers.cookie, SESSION_COOKIE);
    const address = req.ip ?? 'unknown';
    const { actor, locked, owes } = (token && (await authenticate(token, address))) || ANONYMOUS;
    setCaller(req, {
      actor,
      locked,
      owes,
      requestId,
      address,
      services,
      contextFor: (reach) => createContext(services, actor, reach, { requestId, address }),
    });
    next();
  };
}
