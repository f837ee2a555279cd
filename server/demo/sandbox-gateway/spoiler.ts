import type { NextFunction, RequestHandler, Response } from 'express';

/** Ways in which a real gateway lets its callers down. */
export type Misbehaviour =
  | { kind: 'too-many-requests'; retryAfterSeconds: number }
  | { kind: 'server-error' }
  | { kind: 'hang' }
  | { kind: 'truncated' }
  | { kind: 'not-json' }
  | { kind: 'repeated-rows' }
  | { kind: 'forbidden' };

export interface Spoiler {
  handler: RequestHandler;
  /** The next `times` calls whose path begins with `path` go wrong in this way. */
  spoil(misbehaviour: Misbehaviour, times?: number, path?: string): void;
}

export function createSpoiler(): Spoiler {
  const planned: { misbehaviour: Misbehaviour; path: string; left: number }[] = [];
  return {
    spoil: (misbehaviour, times = 1, path = '/') => void planned.push({ misbehaviour, path, left: times }),
    handler: (req, res, next) => {
      const due = planned.find(({ path, left }) => left > 0 && req.path.startsWith(path));
      if (due === undefined) return next();
      due.left -= 1;
      misbehave(due.misbehaviour, res, next);
    },
  };
}

function misbehave(misbehaviour: Misbehaviour, res: Response, next: NextFunction): void {
  switch (misbehaviour.kind) {
    case 'too-many-requests':
      res
        .status(429)
        .set('Retry-After', String(misbehaviour.retryAfterSeconds))
        .json({ code: 'too_many_requests', message: 'Slow down' });
      return;
    case 'server-error':
      res.status(500).json({ code: 'internal_error', message: 'Something went wrong' });
      return;
    case 'forbidden':
      res
        .status(403)
        .json({ error: { code: 'forbidden', friendly_message: 'Not open to this account.', message: 'Forbidden' } });
      return;
    case 'hang':
      return;
    case 'not-json':
      res.status(200).type('html').send('<html><body>maintenance</body></html>');
      return;
    case 'truncated':
      changeBody(res, (text) => text.slice(0, Math.floor(text.length / 2)));
      next();
      return;
    case 'repeated-rows':
      changeBody(res, repeatRows);
      next();
      return;
  }
}

/** Lets the handler answer as ever and spoils what it says. */
function changeBody(res: Response, change: (text: string) => string): void {
  res.json = (body: unknown) =>
    res
      .status(res.statusCode)
      .type('json')
      .send(change(JSON.stringify(body)));
}

function repeatRows(text: string): string {
  const body = JSON.parse(text);
  const holder = body.data ?? body;
  if (Array.isArray(holder.transactions))
    holder.transactions = holder.transactions.flatMap((row: unknown) => [row, row]);
  return JSON.stringify(body);
}
