import { fileChanged, readFileText } from '../domains/channels/index.ts';
import { readMessage } from '../domains/cms-modules/index.ts';
import { findReceivedWith, findReceivedWords, messageReceived } from '../domains/tickets/index.ts';
import type { FileId, MessageId } from '../kernel/ids.ts';
import { type Context, type ContextServices, createContext } from '../platform/context.ts';
import type { Reaction } from '../platform/outbox/relay.ts';

const LONGEST_FILE = 512 * 1024;

/** Somebody wrote, or their file is there now → what looks like a report of their shop is read as one. */
export function readReportReaction(services: ContextServices): Reaction {
  return {
    name: 'read-report',
    to: [messageReceived.type, fileChanged.type],
    run: async ({ type, data }) => {
      const ctx = createContext(services, { kind: 'job', name: 'read-report' }, 'all');
      if (type === fileChanged.type) await readArrived(ctx, fileChanged.data.parse(data).fileId);
      else await readReceived(ctx, messageReceived.data.parse(data).messageId);
    },
  };
}

async function readReceived(ctx: Context, messageId: MessageId): Promise<void> {
  const words = await findReceivedWords(ctx.read, messageId);
  if (words === undefined) return;
  const { fileIds, ...message } = words;
  await readMessage(ctx, message);
  for (const fileId of fileIds) await readFile(ctx, message, fileId);
}

async function readArrived(ctx: Context, fileId: FileId): Promise<void> {
  const messageId = await findReceivedWith(ctx.read, fileId);
  const words = messageId === undefined ? undefined : await findReceivedWords(ctx.read, messageId);
  if (words === undefined) return;
  const { fileIds: _all, ...message } = words;
  await readFile(ctx, message, fileId);
}

async function readFile(ctx: Context, message: Parameters<typeof readMessage>[1], fileId: FileId): Promise<void> {
  const text = await readFileText(ctx.read, fileId, LONGEST_FILE);
  if (text !== undefined) await readMessage(ctx, { ...message, text, fileId });
}
