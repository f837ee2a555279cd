import { TransactionStatus, TransactionType } from '../contract.ts';

const STATUSES = new Map<string, TransactionStatus>([
  ...TransactionStatus.options.map((status) => [status, status] as const),
  ['start', 'started'],
  ['auto_created', 'pending'],
  ['processing', 'pending'],
  ['success', 'successful'],
  ['declined', 'failed'],
]);

/** The gateway's status in our words; `raw` is there when it said something else. */
export function readStatus(word: string): { status: TransactionStatus; raw?: string } {
  const status = STATUSES.get(word.toLowerCase()) ?? 'unknown';
  return status === word ? { status } : { status, raw: word };
}

const TYPES: ReadonlySet<string> = new Set(TransactionType.options);
export const isType = (word: string): word is TransactionType => TYPES.has(word);

/** Under which names a document may hold the bank's part. */
export const TYPE_KEYS = TransactionType.options.filter((type) => type !== 'unknown');
