import { z } from 'zod';
import { event } from '../../kernel/event.ts';
import { SourceId } from '../../kernel/ids.ts';

/** Settings or state were changed by a person. */
export const sourceChanged = event('source.changed', z.object({ sourceId: SourceId }));

/** A pull brought something, or the source works again. */
export const sourceAdvanced = event('source.advanced', z.object({ sourceId: SourceId }));

/** A pull failed. */
export const sourceFailed = event('source.failed', z.object({ sourceId: SourceId }));

/** Notifications were merged. */
export const notificationsProcessed = event('source.notifications-processed', z.object({ sourceId: SourceId }));
