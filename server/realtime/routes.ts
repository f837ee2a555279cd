import { Router } from 'express';
import { forbidden } from '../kernel/errors.ts';
import { noteAsking } from '../platform/connected.ts';
import type { ContextServices } from '../platform/context.ts';
import { serve } from '../platform/http/serve.ts';
import { CATCH_UP_LIMIT, listStreamEvents } from './contract.ts';
import { framesOf, withoutIds } from './frames.rules.ts';
import { getHead, listEventsAfter } from './queries.ts';
import { mayFollow, mayKnowIds } from './rooms.ts';
import { isWithinReach } from './within-reach.ts';

export function streamRoutes({ db }: Pick<ContextServices, 'db'>): Router {
  const router = Router();
  serve(
    router,
    listStreamEvents,
    'session.read-own',
    async ({ ctx, params: { stream }, query: { after } }) => {
      const { actor } = ctx;
      if (actor.kind !== 'person' || !mayFollow(actor, stream) || !(await isWithinReach(ctx.read, actor, stream)))
        throw forbidden('stream-not-allowed', 'You may not follow this.');
      await noteAsking(db, actor.personId);
      const head = await getHead(ctx.read, stream);
      const events = await listEventsAfter(ctx.read, stream, after, CATCH_UP_LIMIT);
      const last = events.at(-1)?.seq ?? after;
      // Too far back, forgotten in between, or a number from another life of the database.
      const isBroken = last < head || after > head || (events[0] !== undefined && events[0].seq !== after + 1);
      if (isBroken) return { items: [], head, reload: true };
      const frames = framesOf(events, after);
      return { items: mayKnowIds(actor, stream) ? frames : frames.map(withoutIds), head: last, reload: false };
    },
    // A locked screen calls all the same; frames tell no more than that something happened.
    { evenWhenIdle: true },
  );
  return router;
}
