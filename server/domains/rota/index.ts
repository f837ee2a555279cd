export { addOverride } from './add-override.ts';
export { addShiftRule } from './add-shift-rule.ts';
export { findEmptySince, listOnDuty } from './queries/on-duty.ts';
export { feedRoutes, rotaRoutes } from './routes.ts';
export { setRotaZone } from './set-rota-zone.ts';
