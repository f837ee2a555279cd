export type { ModuleState } from './contract.ts';
