import type { IncomingMessage } from 'node:http';
import { badRequest } from './answers.ts';
import { formParts } from './multipart.rules.ts';

export interface CallFile {
  name: string;
  contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The values of one call, and the files that came with it. */
export interface BotCall {
  values: Record<string, unknown>;
  files: Map<string, CallFile>;
}

/** The real one takes 50 MB. */
const MOST_BYTES = 50 * 1024 * 1024;

/** Reads a call as the Bot API does: from the query, JSON, a form, or a form with files. */
export async function readCall(req: IncomingMessage): Promise<BotCall> {
  const query = Object.fromEntries(new URL(req.url ?? '/', 'http://telegram').searchParams);
  const bytes = await bytesOf(req);
  const contentType = req.headers['content-type'] ?? '';
  if (bytes.length === 0) return { values: query, files: new Map() };
  if (contentType.startsWith('application/json')) return { values: { ...query, ...jsonOf(bytes) }, files: new Map() };
  if (!contentType.startsWith('multipart/'))
    return {
      values: { ...query, ...Object.fromEntries(new URLSearchParams(bytes.toString('utf8'))) },
      files: new Map(),
    };
  const call: BotCall = { values: { ...query }, files: new Map() };
  for (const { name, fileName, contentType: type, bytes: content } of formParts(bytes, contentType)) {
    if (fileName === undefined) call.values[name] = Buffer.from(content).toString('utf8');
    else call.files.set(name, { name: fileName, contentType: type, bytes: content });
  }
  return call;
}

async function bytesOf(req: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES) throw badRequest('file is too big');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function jsonOf(bytes: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch (error) {
    throw Object.assign(badRequest("can't parse JSON object"), { cause: error });
  }
}
