import type { Router } from 'express';
import type { Endpoint, ParsedOf } from '../../kernel/endpoint.ts';
import type { Action } from '../../kernel/permissions.ts';
import type { Context } from '../context.ts';
import { callerOf } from './caller.ts';
import { allowed, parseInput, register } from './serve.ts';

export interface Download {
  name: string;
  contentType: string;
  bytes: Buffer;
}

/** Serves bytes that came from outside: to be saved, never shown in our own name. May? → parse → handler. */
export function serveDownload<E extends Endpoint>(
  router: Router,
  endpoint: E,
  action: Action,
  handler: (input: { ctx: Context; params: ParsedOf<E, 'params'>; query: ParsedOf<E, 'query'> }) => Promise<Download>,
): void {
  register(router, { endpoint, action, needsKey: false });
  router.get(endpoint.path, async (req, res) => {
    const caller = callerOf(req);
    const ctx = caller.contextFor(allowed(caller, action, {}));
    const { params, query } = parseInput(endpoint, req) as {
      params: ParsedOf<E, 'params'>;
      query: ParsedOf<E, 'query'>;
    }; // they were just parsed by the contract's own schemas
    const { name, contentType, bytes } = await handler({ ctx, params, query });
    res
      .status(200)
      .set({
        'Content-Type': contentType,
        'Content-Disposition': `attachment; filename="file"; filename*=UTF-8''${encoded(name)}`,
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'Cross-Origin-Resource-Policy': 'same-origin',
      })
      .send(bytes);
  });
}

/** As a header takes it (RFC 8187). */
const encoded = (name: string) =>
  encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
