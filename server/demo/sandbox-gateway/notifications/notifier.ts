import type { KeyObject } from 'node:crypto';
import {
  createRandom,
  richDocument,
  type SampleShop,
  type SampleTransaction,
  type SampleWorld,
  tokenExpiredDocument,
  viewAt,
} from '../../sample/index.ts';
import { retryAfterSeconds, type Service } from './retries.ts';
import { signatureOf } from './sign.ts';

export interface Notifier {
  /** Tells of a new family when its time comes. */
  follow(family: readonly SampleTransaction[]): void;
  /** Tells how these end; that they began was told before. */
  followToEnd(transactions: readonly SampleTransaction[]): void;
  /** Tells once more of what is known now. */
  renotify(transaction: SampleTransaction): void;
  /** Tells that nobody used a payment page. */
  tokenExpired(transaction: SampleTransaction, atMs: number): void;
  /** Sends what is due, and plans again what was not taken. */
  sendDue(): Promise<void>;
  readonly waiting: number;
}

export interface NotifierOptions {
  world: SampleWorld;
  nowMs(): number;
  /** Where the notifications go; none are made without. */
  address: () => string | undefined;
  privateKey: KeyObject;
  /** How much faster than in life the retries come. */
  timesFaster?: number;
  fetch?: typeof fetch;
}

interface Notice {
  service: Service;
  shop: SampleShop;
  dueMs: number;
  /** Made when it is first sent; a retry sends the same bytes. */
  body: () => Buffer;
  attempt: number;
}

const AT_ONCE = 8;
const PATIENCE_MS = 10_000;

export function createNotifier(options: NotifierOptions): Notifier {
  const { world, nowMs } = options;
  const random = createRandom(world.seed);
  const notices = new Set<Notice>();
  let sending: Promise<void> | undefined;

  const plan = (transaction: SampleTransaction, atMs: number) =>
    notices.add({
      service: transaction.method === 'erip' ? 'alternative' : 'cards',
      shop: transaction.shop,
      dueMs: atMs,
      body: once(() => bodyAt(world, transaction, atMs)),
      attempt: 0,
    });

  const send = async (notice: Notice) => {
    const address = options.address();
    notices.delete(notice);
    if (address === undefined || (await deliver(options, address, notice))) return;
    const seconds = retryAfterSeconds(notice.service, notice.attempt + 1, random);
    if (seconds === undefined) return;
    const waitMs = (seconds * 1000) / (options.timesFaster ?? 1);
    notices.add({ ...notice, attempt: notice.attempt + 1, dueMs: nowMs() + waitMs });
  };

  const sendAll = async () => {
    const due = [...notices].filter(({ dueMs }) => dueMs <= nowMs());
    for (let first = 0; first < due.length; first += AT_ONCE)
      await Promise.all(due.slice(first, first + AT_ONCE).map(send));
  };

  return {
    follow: (family) => {
      for (const transaction of family) {
        if (transaction.method === 'erip') plan(transaction, transaction.createdMs);
        plan(transaction, transaction.finalMs);
      }
    },
    followToEnd: (transactions) => {
      for (const transaction of transactions) plan(transaction, transaction.finalMs);
    },
    renotify: (transaction) => void plan(transaction, nowMs()),
    tokenExpired: (transaction, atMs) =>
      void notices.add({
        service: 'checkout',
        shop: transaction.shop,
        dueMs: atMs,
        body: once(() => Buffer.from(JSON.stringify(tokenExpiredDocument(world.seed, transaction)))),
        attempt: 0,
      }),
    sendDue: () => {
      sending ??= sendAll().finally(() => {
        sending = undefined;
      });
      return sending;
    },
    get waiting() {
      return notices.size;
    },
  };
}

function bodyAt(world: SampleWorld, transaction: SampleTransaction, atMs: number): Buffer {
  const view = viewAt(transaction, atMs);
  return Buffer.from(JSON.stringify(view === undefined ? {} : richDocument(world.seed, transaction, view)));
}

async function deliver(
  { privateKey, fetch: ask = fetch }: NotifierOptions,
  address: string,
  { shop, body }: Notice,
): Promise<boolean> {
  const bytes = body();
  const headers = {
    'Content-Type': 'application/json',
    Authorization: `Basic ${Buffer.from(`${shop.id}:${shop.secret}`).toString('base64')}`,
    'Content-Signature': signatureOf(bytes, privateKey),
  };
  try {
    const answer = await ask(address, {
      method: 'POST',
      headers,
      body: new Uint8Array(bytes),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.body?.cancel();
    return answer.status === 200;
  } catch {
    // Nobody there, or too slow: the same as a refusal, it is tried again.
    return false;
  }
}

function once(make: () => Buffer): () => Buffer {
  let made: Buffer | undefined;
  return () => (made ??= make());
}
