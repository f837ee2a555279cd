import { z } from 'zod';
import { ShopSettings } from '../settings/contract.ts';
import { ModulePost } from './contract.ts';

/** What the outside needs in order to speak to Vakhta, by the name of its file; made from the shapes that are parsed with. */
export const PUBLISHED_SCHEMAS = {
  'module-report.schema.json': published(ModulePost, 'What a module reports'),
  'shop-settings.schema.json': published(ShopSettings, 'What a gateway keeps of a shop'),
} as const;

function published(shape: z.ZodType, title: string) {
  return { title, ...z.toJSONSchema(shape, { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' }) };
}
