export type { DeliveryFacts } from './contract.ts';
