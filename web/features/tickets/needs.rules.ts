import type { Ticket } from '#contract/tickets';

/** Whether the writer waits for words of ours that could reach them. */
export const wantsAnswer = ({ status, cannotReply }: Pick<Ticket, 'status' | 'cannotReply'>): boolean =>
  cannotReply === null && (status.startsWith('needs-') || status === 'close-the-loop');
