import { z } from 'zod';
import { event } from '../../kernel/event.ts';
import { TemplateId } from '../../kernel/ids.ts';

export const templateChanged = event('template.changed', z.object({ templateId: TemplateId }));
export const templateRemoved = event('template.removed', z.object({ templateId: TemplateId }));
