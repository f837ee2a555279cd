import type { Router } from 'express';
import type { Endpoint, ParsedOf } from '../../kernel/endpoint.ts';
import type { Action } from '../../kernel/permissions.ts';
import type { Context } from '../context.ts';
import { callerOf } from './caller.ts';
import { allowed, parseInput, register } from './serve.ts';

/** Serves a whole page of our own making to somebody who is signed in, under a content policy of its own. May? → parse → handler. */
export function servePage<E extends Endpoint>(
  router: Router,
  endpoint: E,
  action: Action,
  policy: string,
  handler: (input: { ctx: Context; params: ParsedOf<E, 'params'>; query: ParsedOf<E, 'query'> }) => Promise<string>,
): void {
  register(router, { endpoint, action, needsKey: false });
  router.get(endpoint.path, async (req, res) => {
    const caller = callerOf(req);
    const ctx = caller.contextFor(allowed(caller, action, {}));
    const { params, query } = parseInput(endpoint, req) as {
      params: ParsedOf<E, 'params'>;
      query: ParsedOf<E, 'query'>;
    }; // they were just parsed by the contract's own schemas
    const html = await handler({ ctx, params, query });
    res.status(200).set('Content-Security-Policy', policy).type('html').send(html);
  });
}
