import type { ModuleFacts } from './module.ts';
import { MODULES_LISTED } from './modules-listed.ts';
import { MODULES_READ } from './modules-read.ts';

export const MODULES: readonly ModuleFacts[] = [...MODULES_READ, ...MODULES_LISTED];

const BY_ID = new Map(MODULES.map((module) => [module.id, module]));

export const moduleById = (id: string | undefined): ModuleFacts | undefined => BY_ID.get(id ?? '');
