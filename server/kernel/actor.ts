import { z } from 'zod';
import type { PersonId, SessionId } from './ids.ts';

/** What a person may be. One table, `access/permissions.rules.ts`, says what each role may do. */
export const Role = z.enum(['engineer', 'lead', 'account-manager', 'developer', 'administrator']);
export type Role = z.infer<typeof Role>;

/** Who does something. `anonymous` is a caller before sign-in; `job`, `source` and `host` are not persons. */
export type Actor =
  | { kind: 'person'; personId: PersonId; sessionId: SessionId; role: Role }
  | { kind: 'job'; name: string }
  | { kind: 'source'; name: string }
  | { kind: 'host'; name: string }
  | { kind: 'anonymous' };

/** The name under which an actor stands in the audit. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return actor.personId;
    case 'anonymous':
      return 'anonymous';
    default:
      return actor.name;
  }
}
