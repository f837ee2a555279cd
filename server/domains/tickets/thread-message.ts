import type { MessageId, PersonId } from '../../kernel/ids.ts';
import type { ConversationAddress, IncomingFile, IncomingMessage, OutboundState } from '../channels/contract.ts';
import type { ThreadMessage } from './contract.ts';

/** A message as it lies in the tables, with its delivery where it goes out. */
export interface StoredMessage {
  message: {
    id: MessageId;
    mark: MessageId;
    direction: 'in' | 'out';
    at: Temporal.Instant;
    receivedAt: Temporal.Instant;
    authorName: string;
    authorId: PersonId | null;
    hasOriginal: boolean;
    subject: string | null;
    text: string;
    quoted: string | null;
    hasHtml: boolean;
    files: IncomingFile[];
    automatic: NonNullable<IncomingMessage['automatic']> | null;
    editedAt: Temporal.Instant | null;
  };
  /** Where its writer is answered. */
  from: { kind: ConversationAddress['kind']; address: string; isAnother: boolean; isVouched: boolean } | null;
  delivery: {
    state: OutboundState;
    dueAt: Temporal.Instant;
    sentAt: Temporal.Instant | null;
    failure: { reason: string; words: string } | null;
  } | null;
}

/** How far a file is, and why it could not be had. */
export interface StoredFileState {
  state: string;
  missingWhy: string | null;
}

/** A message as the thread shows it. */
export function asThreadMessage(
  { message, from, delivery }: StoredMessage,
  fileStates: ReadonlyMap<string, StoredFileState>,
): ThreadMessage {
  return {
    entry: 'message',
    id: message.id,
    mark: message.mark,
    at: message.at.toString(),
    direction: message.direction,
    authorName: message.authorName,
    authorId: message.authorId,
    from: message.direction === 'in' ? writtenFrom(from) : null,
    hasOriginal: message.hasOriginal,
    subject: message.subject,
    text: message.text,
    quoted: message.quoted,
    hasHtml: message.hasHtml,
    files: message.files.map((file) => ({ ...file, ...standingOf(file, fileStates) })),
    automatic: message.automatic,
    editedAt: message.editedAt?.toString() ?? null,
    cameLate: false,
    delivery:
      delivery === null
        ? null
        : {
            state: delivery.state,
            heldUntil: delivery.state === 'queued' ? delivery.dueAt.toString() : null,
            sentAt: delivery.sentAt?.toString() ?? null,
            failure: delivery.failure,
          },
  };
}

/** A mail that nobody signed lies under a name of ours. */
function writtenFrom(from: StoredMessage['from']): ThreadMessage['from'] {
  if (from === null || from.kind !== 'mail' || !from.address.includes('@')) return null;
  const { address, isAnother, isVouched } = from;
  return { address, isAnother, isVouched };
}

function standingOf(
  { fileId }: IncomingFile,
  states: ReadonlyMap<string, StoredFileState>,
): Pick<ThreadMessage['files'][number], 'state' | 'missingWhy'> {
  if (fileId === undefined) return { state: 'missing', missingWhy: null };
  const { state, missingWhy } = states.get(fileId) ?? { state: 'waiting', missingWhy: null };
  if (state === 'missing') return { state, missingWhy: WHY[missingWhy ?? ''] ?? null };
  return { state: state === 'clean' || state === 'held-back' ? state : 'waiting', missingWhy: null };
}

/** Words of the channels that say what to do. */
const WHY: Readonly<Record<string, 'too-large' | 'gone'>> = {
  'too-large': 'too-large',
  refused: 'gone',
  'no-path': 'gone',
  'status-404': 'gone',
};
