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
