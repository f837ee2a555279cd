import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { AppError } from '../../kernel/errors.ts';
import { nothingHere } from './error-handler.ts';

const nonces = new WeakMap<object, string>();

/** A fresh nonce for the styles of this response; helmet's policy and the page name the same one. */
export function nonceOf(res: object): string {
  const nonce = nonces.get(res) ?? randomBytes(16).toString('base64');
  nonces.set(res, nonce);
  return nonce;
}

/** Serves the built console: hashed files for a year, the page itself never from a cache, every other path is the page. */
export function consoleRoutes(folder: string): Router {
  const router = Router();
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '365d', index: false, redirect: false }),
    nothingHere,
  );
  router.use(express.static(folder, { index: false, redirect: false, maxAge: 0 }));
  router.get('/{*rest}', page(join(folder, 'index.html')));
  return router;
}

function page(file: string): RequestHandler {
  let read: { at: number; html: string } | undefined;
  return (_req, res) => {
    if (!existsSync(file))
      throw new AppError('unavailable', 'console-not-built', 'The console has not been built yet.');
    const at = statSync(file).mtimeMs;
    if (read?.at !== at) read = { at, html: readFileSync(file, 'utf8') };
    res
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(read.html.replaceAll('__CSP_NONCE__', nonceOf(res)));
  };
}
