import { z } from 'zod';
import { event } from '../../../kernel/event.ts';
import { ProbeId } from '../../../kernel/ids.ts';

/** A shop was asked, or turned out not to be one that may be asked. */
export const probeFinished = event('probe.finished', z.object({ probeId: ProbeId }));
