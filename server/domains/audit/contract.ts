import { z } from 'zod';
import { endpoint } from '#kernel/endpoint';
import { AuditEntryId } from '#kernel/ids';
import { PageRequest, pageOf } from '#kernel/page';
import { type Action, PERMISSIONS } from '#kernel/permissions';

const At = z.iso.datetime();

/** The names of everything that can stand in the audit, in the order of the table of rights. */
export const AUDIT_ACTIONS = Object.keys(PERMISSIONS) as Action[]; // keys of a literal object are exactly its type's keys

export const AuditEntry = z.object({
  id: AuditEntryId,
  at: At,
  actorKind: z.enum(['person', 'job', 'source', 'host', 'anonymous']),
  /** The person's id, or the name of the job, source or host. */
  actor: z.string(),
  action: z.string(),
  /** The id of what it was done to: a person, a merchant, a transaction's uid, … */
  subjectId: z.string(),
  result: z.enum(['done', 'read', 'refused']),
  address: z.string().optional(),
  requestId: z.string().optional(),
  /** Ids and names of changed fields. */
  details: z.record(z.string(), z.unknown()).optional(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditFilter = z.object({
  /** A person's id, or the name of a job, source or host. */
  actor: z.string().max(100).optional(),
  /** Only what people did, or jobs, or the host. */
  actorKind: AuditEntry.shape.actorKind.optional(),
  action: z.string().max(60).optional(),
  /** Also finds pages that showed it. */
  subjectId: z.string().max(100).optional(),
  /** Half open: `from <= at < to`. */
  from: At.optional(),
  to: At.optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

export const listAudit = endpoint({
  method: 'get',
  path: '/audit',
  summary: 'Who did or saw what, newest first; reading this is noted, too.',
  query: PageRequest.extend(AuditFilter.shape),
  response: pageOf(AuditEntry),
});
