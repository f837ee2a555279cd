import { Router } from 'express';
import { notFound } from '../kernel/errors.ts';
import { serve } from '../platform/http/serve.ts';
import * as contract from './contract.ts';
import { type Persona, type SampleTransaction, waysToAsk } from './sample/index.ts';
import { type Correspondence, channelsOf, type Line } from './writers/correspondence.ts';
import type { Roster } from './writers/roster.ts';
import type { Writers } from './writers/start-writers.ts';

export interface WriteAsParts {
  roster: Roster;
  correspondence: Correspondence;
  writers: Writers;
}

/** "Write as …": the other end of the line. Only the demo's composition has these routes. */
export function writeAsRoutes({ roster, correspondence, writers }: WriteAsParts): Router {
  const router = Router();
  const getPersona = (id: string): Persona => {
    const persona = roster.find(id);
    if (persona === undefined) throw notFound('writer');
    return persona;
  };
  serve(router, contract.listWriters, 'demo.write', async () => ({
    items: roster.list().map(writerOf),
    perSecond: writers.perSecond,
  }));
  serve(router, contract.getWriter, 'demo.write', async ({ params }) => {
    const persona = getPersona(params.writerId);
    return {
      payments: roster.payments(persona).map((payment) => paymentOf(persona, payment)),
      lines: correspondence.lines(persona).map(lineOf),
    };
  });
  serve(router, contract.writeAs, 'demo.write', async ({ params, body: { channel, text, subject } }) => {
    const persona = getPersona(params.writerId);
    await correspondence.write(persona, channel, { text, ...(subject !== undefined && { subject }) });
    return {};
  });
  serve(router, contract.setPace, 'demo.write', async ({ body }) => {
    writers.setPace(body.perSecond);
    return { perSecond: writers.perSecond };
  });
  return router;
}

const writerOf = (persona: Persona): contract.Writer => ({
  id: persona.id,
  name: persona.name,
  side: persona.side,
  language: persona.language,
  merchantName: persona.merchantName ?? null,
  channels: channelsOf(persona),
});

const paymentOf = (persona: Persona, payment: SampleTransaction): contract.WritersPayment => ({
  uid: payment.uid,
  shop: payment.shop.domain,
  order: String(payment.orderNumber),
  amount: { minor: payment.amount, currency: payment.currency },
  at: textOf(payment.createdMs),
  status: payment.finalStatus,
  phrases: waysToAsk(persona, payment),
});

const lineOf = ({ id, atMs, from, channel, text, fileName }: Line): contract.WritersLine => ({
  id,
  at: textOf(atMs),
  from,
  channel,
  text,
  fileName: fileName ?? null,
});

const textOf = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString();
