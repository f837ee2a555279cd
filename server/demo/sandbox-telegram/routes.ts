import express, { type Request, type Response } from 'express';
import { refusalBody, TelegramRefusal } from './answers.ts';
import { type BotParts, METHODS, noSuchMethod, wrongToken } from './methods.ts';
import { readCall } from './read-call.ts';
import type { createStumbles } from './stumbles.ts';

/** The Bot API as a server: `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export function botApiApp(
  token: string,
  parts: BotParts,
  stumbles: ReturnType<typeof createStumbles>,
): express.Express {
  const app = express();
  app.disable('x-powered-by').set('etag', false);
  app.get('/file/:bot/*path', (req, res) => {
    const path = Array.isArray(req.params.path) ? req.params.path.join('/') : req.params.path;
    const bytes = req.params.bot === `bot${token}` ? parts.files.read(path) : undefined;
    if (bytes === undefined) return void res.status(404).json(refusalBody(noSuchMethod()));
    return void res.type('application/octet-stream').send(Buffer.from(bytes));
  });
  app.all('/:bot/:method', async (req, res) => {
    try {
      if (req.params.bot !== `bot${token}`) throw wrongToken();
      await answer(req, res, parts, stumbles);
    } catch (error) {
      if (!(error instanceof TelegramRefusal)) throw error;
      res.status(error.code).json(refusalBody(error));
    }
  });
  app.use((_req, res) => void res.status(404).json(refusalBody(noSuchMethod())));
  return app;
}

async function answer(
  req: Request,
  res: Response,
  parts: BotParts,
  stumbles: ReturnType<typeof createStumbles>,
): Promise<void> {
  const name = String(req.params.method).toLowerCase();
  const method = METHODS.get(name);
  if (method === undefined) throw noSuchMethod();
  const leaving = new AbortController();
  res.on('close', () => leaving.abort());
  const call = await readCall(req);
  const stumble = stumbles.next(name);
  if (stumble?.kind === 'refuse') throw new TelegramRefusal(stumble.code, stumble.description, stumble.parameters);
  if (stumble?.kind === 'reset-before') return void req.socket.destroy();
  const result = await method(parts, call, leaving.signal);
  if (stumble?.kind === 'reset-after') return void req.socket.destroy();
  res.json({ ok: true, result });
}
