import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { nonceOf } from './console.ts';

/** No inline script, styles by nonce, nothing framed, nothing sent to elsewhere; HSTS only where the console is on https. */
export function securityHeaders(publicUrl: URL): RequestHandler {
  const socket = publicUrl.origin.replace(/^http/, 'ws');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", (_req, res) => `'nonce-${nonceOf(res)}'`],
        styleSrcAttr: ["'unsafe-inline'"],
        // A picture or a voice that somebody sent is shown from bytes that the console has looked at.
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", socket],
        manifestSrc: ["'self'"],
        mediaSrc: ["'self'", 'blob:'],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: publicUrl.protocol === 'https:' ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
}
