import express, { type Request, type Router } from 'express';
import { AppError } from '../../kernel/errors.ts';
import { sendError } from './error-handler.ts';

/** What came in, byte for byte: a signature is of bytes, not of what they mean. */
export interface RawRequest {
  param(name: string): string;
  body: Uint8Array;
  header(name: string): string | undefined;
}

export interface WebhookAnswer {
  status: 200 | 400 | 401 | 404 | 429;
  outcome: string;
  /** What the sender is told beside it, as JSON. */
  more?: Record<string, unknown>;
}

const NOTHING = new Uint8Array();

/** Serves an address to which another system posts: raw bytes within a limit, no encodings, a short answer. */
export function serveWebhook(
  router: Router,
  path: string,
  limitBytes: number,
  receive: (request: RawRequest) => Promise<WebhookAnswer>,
): void {
  const raw = express.raw({ type: () => true, limit: limitBytes, inflate: false });
  router.post(path, refuseEncodings, raw, async (req, res) => {
    const { status, outcome, more } = await receive({
      param: (name) => String(req.params[name] ?? ''),
      body: Buffer.isBuffer(req.body) ? req.body : NOTHING,
      header: (name) => req.get(name),
    });
    // Written out at once: a sender looks at nothing but the status, and thousands may come in a second.
    const answer = JSON.stringify({ outcome, ...more });
    res.writeHead(status, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(answer),
    });
    res.end(answer);
  });
}

// What has to be unpacked first could be a bomb, and no gateway packs its notifications.
const refuseEncodings = (req: Request, res: express.Response, next: express.NextFunction) => {
  const encoding = req.get('content-encoding') ?? 'identity';
  if (encoding === 'identity') return next();
  sendError(res, new AppError('bad_request', 'encoding-not-supported', 'The body must not be encoded.'));
};
