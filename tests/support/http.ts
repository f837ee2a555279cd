import express, { type Express, type Router } from 'express';
import request, { type Response } from 'supertest';
import { createAuthenticate } from '../../server/domains/access/index.ts';
import type { ContextServices } from '../../server/platform/context.ts';
import { errorHandler, nothingHere } from '../../server/platform/http/error-handler.ts';
import { identify } from '../../server/platform/http/identify.ts';
import { createLogger } from '../../server/platform/logger.ts';

export const ORIGIN = 'http://127.0.0.1:4300';
export const isOwnOrigin = (origin: string) => origin === ORIGIN;

/** Routers behind the same doors as in the program: who asks, the body, one shape of error. Addresses come from X-Forwarded-For. */
export function appOf(services: ContextServices, ...routers: Router[]): Express {
  const app = express();
  app.set('query parser', 'simple').set('trust proxy', true);
  const authenticate = createAuthenticate(services);
  app.use('/api', identify({ services, isOwnOrigin, authenticate }), express.json(), ...routers);
  app.use(nothingHere, errorHandler(createLogger('silent')));
  return app;
}

export interface Browser {
  cookies: Map<string, string>;
  send(method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string, body?: object): Promise<Response>;
}

/** A browser with its own cookies at a network address. Secure cookies are kept over plain http, as on loopback. */
export function browserOf(app: Express, { address = '192.0.2.1' } = {}): Browser {
  const cookies = new Map<string, string>();
  return {
    cookies,
    send: async (method, path, body) => {
      const response = await request(app)
        [method](`/api${path}`)
        .set('Origin', ORIGIN)
        .set('X-Forwarded-For', address)
        .set('Idempotency-Key', crypto.randomUUID())
        .set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
        .send(body);
      for (const line of [response.get('Set-Cookie') ?? []].flat()) keepCookie(cookies, line);
      return response;
    },
  };
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  if (value === '') cookies.delete(name);
  else cookies.set(name, value);
}
