import { createConnection, type Socket } from 'node:net';
import type postgres from 'postgres';

/*
 * What the driver (postgres.js 3.4.9) does with a connection that was lost: it uses it again, with what was still to be
 * written on it. Then calls wait for ever, statements of a transaction that is over run in somebody else's, or a write
 * without a socket ends the process. Here a lost connection is never used again: everything that was open together with
 * it is refused at once, and a fresh client takes over.
 */

type Client = postgres.Sql;
type Work = (sql: postgres.TransactionSql) => Promise<unknown>;
type Asked = Parameters<Client['unsafe']>;

/** Options for the driver's client, beside its own. */
export interface Guard {
  /** Not in the driver's types: makes the stream on which it speaks. */
  socket(parsed: Pick<postgres.ParsedOptions, 'host' | 'port' | 'path'>): Socket;
  onclose(): void;
  /** Asked on every new connection, which ends the process when that one is lost just then. */
  fetch_types: false;
  max_lifetime: null;
}

export interface LastingClient {
  /** The part of the driver's face that drizzle uses. */
  client: Client;
  end(): Promise<void>;
}

/** How values are read and written; drizzle teaches it to the first client that it is given. */
export type Taught = Pick<postgres.ParsedOptions, 'parsers' | 'serializers'>;

interface Generation {
  client: Client;
  /** Refuse what has been asked and not answered. */
  open: Set<(error: Error) => void>;
  isOver: boolean;
}

const END_SECONDS = 5;

/** A client that outlives its server. `connect` makes the driver's client with these options among its own. */
export function lastingClient(connect: (guard: Guard) => Client, taught?: Taught): LastingClient {
  let isEnding = false;
  let current = begin(taught);

  function begin(before: Taught | undefined): Generation {
    const open = new Set<(error: Error) => void>();
    const end = () => giveUp(generation);
    const client = connect({
      socket: (parsed) => dial(parsed, generation.isOver).once('close', end),
      onclose: end,
      fetch_types: false,
      max_lifetime: null,
    });
    const generation: Generation = { client, open, isOver: false };
    for (const type of [TEXT_ARRAY, BIGINT_ARRAY]) client.options.serializers[type] = arrayText;
    Object.assign(client.options.parsers, before?.parsers);
    Object.assign(client.options.serializers, before?.serializers);
    return generation;
  }

  function giveUp(generation: Generation): void {
    if (generation.isOver || isEnding) return;
    generation.isOver = true;
    current = begin(generation.client.options);
    for (const refuse of generation.open) refuse(connectionClosed());
    void generation.client.end({ timeout: 0 }).catch(() => {});
  }

  const isRepeated = repeatedTexts();
  const prepared = ([text, values, options]: Asked): Asked =>
    values !== undefined && values.length > 0 && options?.prepare !== true && isRepeated(text)
      ? [text, values, { ...options, prepare: true }]
      : [text, values, options];
  const face = {
    options: current.client.options,
    unsafe: (...asked: Asked) => questionOf(current, current.client, prepared(asked)),
    begin: (work: Work) => transact(current, work, prepared),
  };
  return {
    client: face as unknown as Client, // drizzle calls nothing else of it
    end: async () => {
      isEnding = true;
      await current.client.end({ timeout: END_SECONDS });
    },
  };
}

const MOST_PREPARED = 500;
const MOST_REMEMBERED = 2000;

/**
 * Which texts are asked again and again. A text with values that is not prepared is parsed and planned with each question, after
 * a way there and back to learn the types of its values. A connection keeps what it has prepared, so it is not every text.
 */
function repeatedTexts(): (text: string) => boolean {
  const repeated = new Set<string>();
  let seenOnce = new Set<string>();
  return (text) => {
    if (repeated.has(text)) return true;
    if (seenOnce.delete(text) && repeated.size < MOST_PREPARED) return repeated.add(text).has(text);
    if (seenOnce.size >= MOST_REMEMBERED) seenOnce = new Set();
    seenOnce.add(text);
    return false;
  };
}

const TEXT_ARRAY = 1009;
const BIGINT_ARRAY = 1016;

/** `{"a","b"}`; drizzle writes the arrays of its own columns itself. */
const arrayText = (given: unknown) =>
  Array.isArray(given) ? `{${given.map((item) => `"${String(item).replace(/[\\"]/g, '\\$&')}"`).join(',')}}` : given;

let dialled = 0;

function dial({ path, host, port }: Parameters<Guard['socket']>[0], isOver: boolean): Socket {
  if (isOver) throw connectionClosed();
  if (path) return createConnection(path);
  const one = dialled++ % host.length;
  // The driver verifies the name on the certificate against this.
  return Object.assign(createConnection(port[one] ?? 5432, host[one] ?? 'localhost'), { host: host[one] });
}

type Sql = Pick<Client, 'unsafe'>;

/** A query is asked when its answer is waited for, once. */
function questionOf(generation: Generation, sql: Sql, asked: Asked) {
  const ask = <T>(how: (query: postgres.PendingQuery<postgres.Row[]>) => PromiseLike<T>): Promise<T> =>
    generation.isOver ? Promise.reject(connectionClosed()) : answered(generation, how(sql.unsafe(...asked)));
  return {
    values: () => ask((query) => query.values()),
    // biome-ignore lint/suspicious/noThenProperty: this is how a query of the driver is asked.
    then: (...hear: Parameters<Promise<unknown>['then']>) => ask((query) => query).then(...hear),
  };
}

function transact(generation: Generation, work: Work, prepared: (asked: Asked) => Asked): Promise<unknown> {
  const guarded = (sql: postgres.TransactionSql): postgres.TransactionSql =>
    ({
      unsafe: (...asked: Asked) => questionOf(generation, sql, prepared(asked)),
      savepoint: (inner: Work) => sql.savepoint((deeper) => inner(guarded(deeper))),
    }) as unknown as postgres.TransactionSql; // drizzle calls nothing else of it
  return answered(
    generation,
    generation.client.begin((sql) => unlessOver(generation, work(guarded(sql)))),
  );
}

/** With the connection gone there is nothing to commit or roll back on: then the driver is told of no outcome. */
async function unlessOver<T>(generation: Generation, work: Promise<T>): Promise<T> {
  const outcome = await work.then(
    (value) => () => value,
    (error) => () => {
      throw error;
    },
  );
  return generation.isOver ? new Promise<T>(() => {}) : outcome();
}

/** The answer to what was asked, or a refusal when its generation is given up. */
function answered<T>({ open }: Generation, asked: PromiseLike<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    open.add(reject);
    asked.then(
      (value) => {
        open.delete(reject);
        resolve(value);
      },
      (error) => {
        open.delete(reject);
        reject(error);
      },
    );
  });
}

const connectionClosed = () =>
  Object.assign(new Error('The connection to the database was lost.'), { code: 'CONNECTION_CLOSED' });
