import type { PersonId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';

/** The person who acts; null for a job. */
export const personOf = ({ actor }: Pick<Context, 'actor'>): PersonId | null =>
  actor.kind === 'person' ? actor.personId : null;
