import { z } from 'zod';
import { endpoint } from '#kernel/endpoint';
import { PersonId } from '#kernel/ids';
import { BindingLink } from '../binding/contract.ts';

/** Somebody who is called. */
export const Called = z.object({ id: PersonId, name: z.string() });
export type Called = z.infer<typeof Called>;

/**
 * Who is called when nobody opens a ticket: its owner, then the lead; where nobody is on shift, the lead at once; where that
 * call does not arrive, the administrators. `deadline` rings at the console of who has it, opened or not, before its time is over.
 */
export const CallStep = z.enum(['own-messenger', 'lead', 'coverage', 'administrator', 'deadline']);
export type CallStep = z.infer<typeof CallStep>;

export const Reach = z.object({
  /** The desk's bot through which one is called; null where one is not bound. */
  accountName: z.string().nullable(),
  boundAt: z.iso.datetime().nullable(),
});
export type Reach = z.infer<typeof Reach>;

export const getReach = endpoint({
  method: 'get',
  path: '/calling',
  summary: 'Whether and where one is called when a ticket is left unopened.',
  response: Reach,
});

export const listCalled = endpoint({
  method: 'get',
  path: '/calling/people',
  summary: 'Who is called where nobody is on shift or a ticket is left unopened; empty where nobody can be.',
  response: z.object({ items: z.array(Called) }),
});

/** The word is shown once; sending `/start` with it to one of the desk’s bots binds that chat to the asker. */
export const makeReachLink = endpoint({
  method: 'post',
  path: '/calling/link',
  summary: 'A one-time word that binds one’s own chat with the desk’s bot to oneself.',
  response: BindingLink,
});

export const endReach = endpoint({
  method: 'delete',
  path: '/calling',
  summary: 'Be called no longer.',
  response: z.object({}),
});
