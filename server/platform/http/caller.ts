import type { Request, Response } from 'express';
import type { Actor } from '../../kernel/actor.ts';
import type { Reach } from '../../kernel/permissions.ts';
import type { Context, ContextServices } from '../context.ts';

/** Who asks, found before any route runs; `contextFor` makes the context of this one request. */
export interface Caller {
  actor: Actor;
  requestId: string;
  /** The network address, from the socket or a trusted proxy. */
  address: string;
  services: ContextServices;
  contextFor(reach: Reach): Context;
  /** A screen is locked after idleness: only unlocking and signing out are let through. */
  locked: boolean;
  /** The session still owes a second factor or a new password: only those calls are let through. */
  owes: 'second-factor' | 'enrolment' | undefined;
}

const callers = new WeakMap<Request, Caller>();

export const setCaller = (req: Request, caller: Caller) => callers.set(req, caller);

/** The caller of a request; a route mounted before `identify` is a mistake in `app.ts`. */
export function callerOf(req: Request): Caller {
  const caller = callers.get(req);
  if (caller === undefined) throw new Error('identify must be mounted before the routes');
  return caller;
}

/** What a handler may do with the exchange itself: cookies, and who is at the other end. */
export interface Exchange {
  requestId: string;
  address: string;
  userAgent: string;
  cookie(name: string): string | undefined;
  setCookie(name: string, value: string, options: { maxAgeSeconds: number }): void;
  clearCookie(name: string): void;
}

export function exchangeOf(req: Request, res: Response, caller: Caller): Exchange {
  const flags = { httpOnly: true, secure: true, sameSite: 'strict', path: '/' } as const;
  return {
    requestId: caller.requestId,
    address: caller.address,
    userAgent: (req.headers['user-agent'] ?? '').slice(0, 300),
    cookie: (name) => readCookie(req.headers.cookie, name),
    setCookie: (name, value, { maxAgeSeconds }) =>
      void res.cookie(name, value, { ...flags, maxAge: maxAgeSeconds * 1000 }),
    clearCookie: (name) => void res.clearCookie(name, flags),
  };
}

/** One cookie out of a Cookie header. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, ...rest] = part.trim().split('=');
    if (key === name) return rest.join('=');
  }
  return undefined;
}
