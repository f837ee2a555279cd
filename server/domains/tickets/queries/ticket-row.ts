import type { Context } from '../../../platform/context.ts';
import type { TicketRow } from '../contract.ts';
import { NEVER } from '../deadline.rules.ts';
import { tickets } from '../tables.ts';

/** The columns of a line of the queue: all of one narrow row, none of another table. */
export const rowColumns = {
  id: tickets.id,
  number: tickets.number,
  status: tickets.status,
  topic: tickets.topic,
  subject: tickets.subject,
  channel: tickets.channel,
  writerSide: tickets.writerSide,
  writerName: tickets.writerName,
  merchantId: tickets.merchantId,
  merchantName: tickets.merchantName,
  lastLine: tickets.lastLine,
  lastInboundAt: tickets.lastInboundAt,
  assigneeId: tickets.assigneeId,
  assigneeName: tickets.assigneeName,
  dueAt: tickets.dueAt,
  dueKind: tickets.dueKind,
  snoozedUntil: tickets.snoozedUntil,
  waitingOn: tickets.waitingOn,
  unreadSince: tickets.unreadSince,
  openedBy: tickets.openedBy,
  openerNewsSince: tickets.openerNewsSince,
  transactionUid: tickets.transactionUid,
  paidMerchantId: tickets.paidMerchantId,
  paidMerchantName: tickets.paidMerchantName,
  hasUndelivered: tickets.hasUndelivered,
  incidentId: tickets.incidentId,
  incidentNumber: tickets.incidentNumber,
  revision: tickets.revision,
};

export type TicketRecord = typeof tickets.$inferSelect;
export type RowRecord = Pick<TicketRecord, keyof typeof rowColumns>;

/** A line as the asker may see it: whose payment it is about may be a merchant that is not theirs. */
export function asTicketRow(row: RowRecord, asker: Pick<Context, 'actor' | 'reach'>): TicketRow {
  const {
    paidMerchantId: paidTo,
    assigneeId,
    assigneeName,
    dueAt,
    unreadSince,
    snoozedUntil,
    lastInboundAt,
    ...same
  } = row;
  return {
    id: same.id,
    number: same.number,
    status: same.status,
    topic: same.topic,
    subject: same.subject,
    channel: same.channel,
    writerSide: same.writerSide,
    writerName: same.writerName,
    merchantId: same.merchantId,
    merchantName: same.merchantName,
    lastLine: same.lastLine,
    lastInboundAt: lastInboundAt.toString(),
    assignee: assigneeId === null ? null : { id: assigneeId, name: assigneeName ?? '' },
    dueAt: dueAt.equals(NEVER) ? null : dueAt.toString(),
    dueKind: same.dueKind,
    snoozedUntil: snoozedUntil?.toString() ?? null,
    waitingOn: same.waitingOn,
    isUnread: asker.reach === 'all' ? unreadSince !== null : isNews(row, asker),
    transactionUid: same.transactionUid,
    paidMerchant: paidTo === null || asker.reach !== 'all' ? null : { id: paidTo, name: same.paidMerchantName },
    hasUndelivered: same.hasUndelivered,
    incident: same.incidentId === null ? null : { id: same.incidentId, number: same.incidentNumber ?? 0 },
    revision: same.revision,
  };
}

/** Who follows what they opened has their own news; that its owner has not read something is none. */
const isNews = ({ openedBy, openerNewsSince }: RowRecord, { actor }: Pick<Context, 'actor'>): boolean =>
  openerNewsSince !== null && actor.kind === 'person' && actor.personId === openedBy;
