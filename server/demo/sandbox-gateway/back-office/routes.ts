import express, { Router } from 'express';
import { exportRow, listRow, PROVIDER, type SampleTransaction, shopHabits } from '../../sample/index.ts';
import { basicOf } from '../basic-auth.ts';
import type { Ledger } from '../ledger.ts';
import { viewNow } from '../status.ts';
import { timeOf } from '../wanted.ts';
import { aggregate } from './aggregate.ts';
import { bankRow } from './bank-row.ts';
import { complaintAbout, Question, wantedBy } from './question.ts';
import { readSelection, select } from './selection.ts';
import { settingsRow } from './settings.ts';

const HELP = 'https://docs.ozerta.example/codes';
const refusal = (code: string, message: string, friendly: string) => ({
  error: { code, friendly_message: friendly, help: `${HELP}/${code}`, message },
});

/** The provider's back office: all shops, poor rows. */
export function backOfficeRoutes(ledger: Ledger): Router {
  const router = Router();
  router.use(['/api/v2', '/api/shops', '/reports'], (req, res, next) => {
    const shown = basicOf(req.headers.authorization);
    if (shown?.user === PROVIDER.backOfficeAccount.id && shown.password === PROVIDER.backOfficeAccount.secret)
      return next();
    res.status(401).json(refusal('unauthorized', 'Unauthorized', 'You may not enter here.'));
  });
  const answering = (path: string, answer: (question: Question) => unknown) =>
    router.post(path, express.json({ limit: '1mb' }), (req, res) => {
      const question = Question.safeParse(req.body);
      if (question.success) res.json({ data: answer(question.data) });
      else res.status(422).json(refusal('unprocessable_entity', 'Unprocessable entity', complaintAbout(req.body)));
    });

  router.get('/api/shops/:shopId/settings', (req, res) => {
    const shop = ledger.world.shopsById.get(Number(req.params.shopId));
    if (shop === undefined) return void res.status(404).json(refusal('not_found', 'Shop not found', 'No such shop.'));
    res.json(settingsRow(shop, shopHabits(ledger.world, ledger.nowMs()).get(shop.id) ?? { kind: 'well', sinceMs: 0 }));
  });

  answering('/api/v2/transactions/count', (question) => ({ count: everything(ledger, question).length }));
  answering('/api/v2/transactions/list', (question) => {
    const { rows, pagination } = pageOf(ledger, question);
    return { transactions: rows.map((row) => dressed(ledger, question, row, listRow)), pagination };
  });
  answering('/api/v2/transactions/export', (question) => {
    const { rows, pagination } = pageOf(ledger, question);
    const uids = rows.length === 0 ? {} : { uid_from: rows[0]?.uid, uid_to: rows.at(-1)?.uid };
    return {
      transactions: rows.map((row) => dressed(ledger, question, row, exportRow)),
      pagination: { ...pagination, ...uids },
    };
  });
  answering('/reports/aggregation', (question) => aggregate(everything(ledger, question), ledger.nowMs()));

  router.post('/api/v2/transactions/uids_export', express.json({ limit: '1mb' }), (req, res) => {
    const uids: unknown = req.body?.filter?.uids;
    if (!Array.isArray(uids))
      return void res.status(422).json(refusal('unprocessable_entity', 'Unprocessable entity', 'Uids are required.'));
    const found = uids.map((uid) => ledger.byUid(String(uid))).filter((row) => row !== undefined);
    res.json({ data: found.map((row) => exportRow(row, viewNow(row, ledger.nowMs()))) });
  });
  return router;
}

const everything = (ledger: Ledger, question: Question) =>
  ledger.list(wantedBy(question, ledger.nowMs()), Number.POSITIVE_INFINITY);

/** A page of rows; one more is read to see whether and where it goes on. */
function pageOf(ledger: Ledger, question: Question) {
  const { limit } = question.options;
  const { date_type } = question.filter;
  const rows = ledger.list(wantedBy(question, ledger.nowMs()), limit + 1);
  const next = rows.length > limit ? rows.pop() : undefined;
  const date = (row: SampleTransaction | undefined) => {
    const ms = row === undefined ? undefined : timeOf(row, date_type);
    return ms === undefined ? undefined : `${new Date(ms).toISOString().slice(0, -1)}000Z`;
  };
  const more = next === undefined ? { has_next_page: false } : { has_next_page: true, next_date: date(next) };
  return { rows, pagination: { date_type, ...more, date_from: date(rows[0]), date_to: date(rows.at(-1)) } };
}

type Row = (transaction: SampleTransaction, view: ReturnType<typeof viewNow>) => Record<string, unknown>;

/** The usual row, or the fields that the call selected. */
function dressed(
  ledger: Ledger,
  question: Question,
  transaction: SampleTransaction,
  usual: Row,
): Record<string, unknown> {
  const view = viewNow(transaction, ledger.nowMs());
  const selection =
    question.response_parameters === undefined ? undefined : readSelection(question.response_parameters);
  if (selection === undefined) return usual(transaction, view);
  return select({ ...exportRow(transaction, view), provider_raw: bankRow(ledger, transaction, view) }, selection);
}
