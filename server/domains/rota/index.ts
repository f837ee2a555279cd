export { addOverride } from './add-override.ts';
export { addShiftRule } from './add-shift-rule.ts';
export { listOnDuty } from './queries/on-duty.ts';
export { feedRoutes, rotaRoutes } from './routes.ts';
export { setRotaZone } from './set-rota-zone.ts';
