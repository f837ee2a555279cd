import { z } from 'zod';
import { event } from '../../kernel/event.ts';
import { AcquirerId, TerminalId } from '../../kernel/ids.ts';

/** What screens that show banks follow. */
export const ACQUIRERS_STREAM = 'acquirers';

export const acquirerChanged = event('acquirer.changed', z.object({ acquirerId: AcquirerId }));
export const terminalChanged = event('terminal.changed', z.object({ terminalId: TerminalId }));
