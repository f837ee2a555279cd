import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

/** A row as the back office keeps it; `created_at` with microseconds orders the pages. */
export interface FakeRow {
  uid: string;
  created_at: string;
  [field: string]: unknown;
}

export interface FakeAsked {
  path: string;
  headers: IncomingMessage['headers'];
  body: {
    filter?: { date_from: string; date_to: string; date_type: string; uid_from?: string };
    options?: { limit: number };
    report_params?: Record<string, string>;
  };
}

export type FakeAnswer = {
  status?: number;
  json?: unknown;
  text?: string;
  headers?: Record<string, string>;
  cut?: boolean;
  hang?: boolean;
};

export interface FakeGateway {
  origin: string;
  rows: FakeRow[];
  asked: FakeAsked[];
  /** Answers instead of the gateway, once each, in order; undefined lets the gateway answer. */
  instead: ((asked: FakeAsked) => FakeAnswer | undefined | Promise<FakeAnswer | undefined>)[];
  exportOpen: boolean;
}

/** A small gateway on loopback that speaks the real shapes: back office, report of the third version, single look-ups. */
export async function fakeGateway(): Promise<FakeGateway> {
  const gateway: FakeGateway = { origin: '', rows: [], asked: [], instead: [], exportOpen: true };
  const server = createServer((request, response) => {
    void read(request).then(async (body) => {
      const asked = { path: request.url ?? '', headers: request.headers, body } as FakeAsked; // what the test's own client sent
      gateway.asked.push(asked);
      answer(response, (await gateway.instead.shift()?.(asked)) ?? route(gateway, asked));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  gateway.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return gateway;
}

async function read(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : JSON.parse(text);
}

function answer(response: ServerResponse, { status = 200, json, text, headers = {}, cut, hang }: FakeAnswer): void {
  if (hang) return;
  const body = text ?? JSON.stringify(json);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  });
  if (!cut) return void response.end(body);
  response.write(body.slice(0, body.length / 2));
  setImmediate(() => response.destroy());
}

function route(gateway: FakeGateway, asked: FakeAsked): FakeAnswer {
  const { path } = asked;
  if (path === '/api/v2/transactions/export' && !gateway.exportOpen)
    return { status: 403, json: { error: { code: 'forbidden', message: 'Forbidden' } } };
  if (path.startsWith('/api/v2/transactions/'))
    return { json: { data: page(gateway.rows, asked, path.endsWith('list')) } };
  if (path === '/api/reports/count')
    return { json: { transactions: { count: reportRows(gateway.rows, asked).length } } };
  if (path === '/api/reports') return { json: report(gateway.rows, asked) };
  const row = gateway.rows.find(({ uid }) => path === `/transactions/${uid}`);
  if (row !== undefined) return { json: { ...row, transaction: { rrn: '633012345678', bank_code: '51' } } };
  if (path.includes('/tracking_id/')) return { json: { transactions: [] } };
  return { status: 404, json: { response: { message: 'Record not found' } } };
}

const NINE = ['amount', 'created_at', 'currency', 'merchant_id', 'paid_at', 'shop_id', 'status', 'type', 'uid'];

/** Rows from (date, uid) on; the list has no uid in its cursor and nine fields in its rows. */
export function page(all: readonly FakeRow[], { body: { filter, options } }: FakeAsked, isList = false) {
  const { date_type = '', date_from = '', date_to = '', uid_from = '' } = filter ?? {};
  const timeOf = (row: FakeRow) => String(row[date_type] ?? '');
  const within = all
    .filter((row) => timeOf(row) >= date_from && timeOf(row) <= date_to && row[date_type])
    .filter((row) => isList || timeOf(row) > date_from || row.uid >= uid_from)
    .sort((a, b) => (timeOf(a) + a.uid < timeOf(b) + b.uid ? -1 : 1));
  const rows = within.slice(0, options?.limit ?? 100);
  const next = within[rows.length];
  return {
    transactions: isList ? rows.map((row) => Object.fromEntries(NINE.map((name) => [name, row[name] ?? null]))) : rows,
    pagination: {
      date_type,
      date_from: rows[0] && timeOf(rows[0]),
      date_to: rows.at(-1) && timeOf(rows.at(-1) as FakeRow),
      has_next_page: next !== undefined,
      ...(next === undefined ? {} : { next_date: timeOf(next) }),
      ...(isList ? {} : { uid_from: rows[0]?.uid, uid_to: rows.at(-1)?.uid }),
    },
  };
}

const REPORT_PAGE = 3;

function reportRows(rows: readonly FakeRow[], { body: { report_params: params = {} } }: FakeAsked): FakeRow[] {
  const at = (row: FakeRow) =>
    String(row[params.date_type ?? ''] ?? '')
      .slice(0, 19)
      .replace('T', ' ');
  return rows
    .filter((row) => row.payment_method_type === params.payment_method_type)
    .filter((row) =>
      params.date === undefined
        ? at(row) >= (params.from ?? '') && at(row) <= (params.to ?? '')
        : at(row).startsWith(params.date),
    );
}

/** The third version has pages, by the number of the last row; the second gives a day at once. */
function report(rows: readonly FakeRow[], asked: FakeAsked) {
  const within = reportRows(rows, asked);
  if (asked.headers['x-api-version'] === '2') return { transactions: within, count: within.length };
  const after = Number(asked.body.report_params?.starting_after ?? 0);
  const left = within.filter((row) => Number(row.id) > after).sort((a, b) => Number(a.id) - Number(b.id));
  const transactions = left.slice(0, REPORT_PAGE);
  return {
    transactions,
    count: transactions.length,
    has_more: left.length > transactions.length,
    first_object_id: transactions[0]?.id ?? null,
    last_object_id: transactions.at(-1)?.id ?? null,
  };
}

/** A row of a payment, `minutes` after 8 o'clock UTC on 9 November 2026. */
export function fakeRow(number: number, minutes = number % 50, more: object = {}): FakeRow {
  const at = Temporal.Instant.from('2026-11-09T08:00:00Z').add({ minutes }).toString({ fractionalSecondDigits: 6 });
  return {
    id: number,
    uid: `11111111-1111-4111-8111-${String(number).padStart(12, '0')}`,
    created_at: at,
    paid_at: null,
    settled_at: null,
    updated_at: at,
    merchant_id: 55,
    shop_id: 361,
    status: 'successful',
    type: 'payment',
    amount: 1000 + number,
    currency: 'BYN',
    code: 'S.0000',
    tracking_id: `order-${number}`,
    payment_method_type: 'credit_card',
    ...more,
  };
}
