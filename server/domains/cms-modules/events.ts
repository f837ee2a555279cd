import { z } from 'zod';
import { event } from '../../kernel/event.ts';
import { ReportId, TicketId } from '../../kernel/ids.ts';

/** A report came in a ticket and was read; on the ticket's own stream. */
export const moduleReportRead = event('module-report.read', z.object({ ticketId: TicketId, reportId: ReportId }));
