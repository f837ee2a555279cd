import express from 'express';
import type postgres from 'postgres';
import { z } from 'zod';
import { connect, type DatabaseAddress } from '../../server/platform/db.ts';

// The least that could take a notification or a message: express, a parse by zod, one insert. No signature, no masking, no second copy known.
const Facts = z.object({
  uid: z.string().optional(),
  status: z.string().optional(),
  type: z.string().optional(),
  amount: z.number().nullish(),
  currency: z.string().nullish(),
  created_at: z.string().nullish(),
});
const Body = Facts.extend({ transaction: Facts });

const Update = z.object({
  update_id: z.number(),
  message: z.object({ message_id: z.number(), chat: z.object({ id: z.number() }), text: z.string() }),
});

const address = JSON.parse(process.env.BENCH_DATABASE ?? '{}') as DatabaseAddress;
const sql: postgres.Sql = connect(address, { max: 10, onnotice: () => {} });
await sql`create table if not exists floor_notifications (id uuid primary key default gen_random_uuid(), uid text not null, body text not null, received_at timestamptz not null default now())`;

const app = express().use(express.json({ limit: '256kb' }));
app.post('/hook', async (req, res) => {
  const { uid, transaction } = Body.parse(req.body);
  await sql`insert into floor_notifications (uid, body) values (${transaction.uid ?? uid ?? ''}, ${JSON.stringify(req.body)})`;
  res.json({ outcome: 'taken' });
});
app.post('/update', async (req, res) => {
  const { update_id } = Update.parse(req.body);
  await sql`insert into floor_notifications (uid, body) values (${update_id}, ${JSON.stringify(req.body)})`;
  res.json({});
});
const server = app.listen(0, '127.0.0.1', () => {
  const bound = server.address();
  process.send?.({ port: typeof bound === 'object' ? bound?.port : undefined });
});
process.on('message', () => process.exit(0));
process.on('disconnect', () => process.exit(1));
