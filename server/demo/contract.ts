import { z } from 'zod';
import { Me } from '#contract/access';
import { Role } from '#kernel/actor';
import { endpoint } from '#kernel/endpoint';
import { PersonId } from '#kernel/ids';

/** Served by the demo alone: elsewhere these answer 404. */
export const listEntries = endpoint({
  method: 'get',
  path: '/demo/people',
  summary: 'As whom one may enter the demo.',
  response: z.object({ items: z.array(z.object({ id: PersonId, name: z.string(), role: Role })) }),
});

export const enterAs = endpoint({
  method: 'post',
  path: '/demo/entries',
  summary: 'Enters the demo as one of its people, without a password.',
  body: z.object({ personId: PersonId }),
  response: Me,
});

const WriterId = z.string().regex(/^(merchant|payer)-\d{1,12}$/);
const WritingChannel = z.enum(['telegram', 'group', 'email']);

/** Somebody of the sample as whom one may write to the desk. */
export const Writer = z.object({
  id: WriterId,
  name: z.string(),
  side: z.enum(['merchant', 'payer']),
  language: z.enum(['ru', 'en']),
  merchantName: z.string().nullable(),
  channels: z.array(WritingChannel),
});
export type Writer = z.infer<typeof Writer>;

/** What a writer may ask about, and ready ways to ask. */
export const WritersPayment = z.object({
  uid: z.string(),
  shop: z.string(),
  order: z.string(),
  amount: z.object({ minor: z.int(), currency: z.string() }),
  at: z.iso.datetime(),
  status: z.enum(['successful', 'failed', 'expired']),
  phrases: z.array(z.string()),
});
export type WritersPayment = z.infer<typeof WritersPayment>;

export const WritersLine = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  from: z.enum(['writer', 'desk']),
  channel: WritingChannel,
  text: z.string(),
  fileName: z.string().nullable(),
});
export type WritersLine = z.infer<typeof WritersLine>;

export const listWriters = endpoint({
  method: 'get',
  path: '/demo/writers',
  summary: 'As whom one may write to the demo’s desk, and how fast the sample’s people write by themselves.',
  response: z.object({ items: z.array(Writer), perSecond: z.number() }),
});
export const getWriter = endpoint({
  method: 'get',
  path: '/demo/writers/:writerId',
  summary: 'What one writer may ask about, and what was said so far.',
  params: z.object({ writerId: WriterId }),
  response: z.object({ payments: z.array(WritersPayment), lines: z.array(WritersLine) }),
});
export const writeAs = endpoint({
  method: 'post',
  path: '/demo/writers/:writerId/messages',
  summary: 'Writes to the desk as somebody of the sample, over the channel’s real protocol.',
  params: z.object({ writerId: WriterId }),
  body: z.object({
    channel: WritingChannel,
    text: z.string().trim().min(1).max(4000),
    /** Of a new mail; without it a mail answers the last one. */
    subject: z.string().trim().min(1).max(200).optional(),
  }),
  response: z.object({}),
});
export const setPace = endpoint({
  method: 'put',
  path: '/demo/pace',
  summary: 'How many messages a second the sample’s people write by themselves.',
  body: z.object({ perSecond: z.number().min(0).max(50) }),
  response: z.object({ perSecond: z.number() }),
});

/** The banks of the sample by the codes that its back office uses. */
export const BreakableBank = z.enum(['Dvina', 'Svisloch', 'Sozh', 'Naroch']);
export type BreakableBank = z.infer<typeof BreakableBank>;

export const listBrokenBanks = endpoint({
  method: 'get',
  path: '/demo/broken-banks',
  summary: 'The banks of the sample that can fail, and until when those fail that do now.',
  response: z.object({
    items: z.array(z.object({ bank: BreakableBank, name: z.string(), brokenUntil: z.iso.datetime().nullable() })),
  }),
});
export const breakBank = endpoint({
  method: 'post',
  path: '/demo/broken-banks',
  summary: 'Lets a bank of the sample fail from now on for some minutes.',
  body: z.object({ bank: BreakableBank, minutes: z.int().min(1).max(240).default(20) }),
  response: z.object({ until: z.iso.datetime() }),
});
