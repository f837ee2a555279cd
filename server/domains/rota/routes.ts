import { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { addOverride } from './add-override.ts';
import { addShiftRule } from './add-shift-rule.ts';
import { changeShiftRule } from './change-shift-rule.ts';
import * as contract from './contract.ts';
import { pauseShift } from './pause-shift.ts';
import { getOnDuty, getRota } from './queries/rota.ts';
import { removeOverride } from './remove-override.ts';
import { removeShiftRule } from './remove-shift-rule.ts';
import { setRotaZone } from './set-rota-zone.ts';

/** `timeZone`: the zone of the rota until somebody chooses one. */
export function rotaRoutes({ timeZone }: { timeZone: string }): Router {
  const router = Router();
  serve(router, contract.getRota, 'rota.read', ({ ctx, query }) =>
    getRota(ctx.read, { ...query, at: ctx.clock.now(), defaultZone: timeZone }),
  );
  serve(router, contract.getOnDuty, 'rota.read', ({ ctx }) => getOnDuty(ctx.read, ctx.clock.now(), timeZone));
  serve(router, contract.addShiftRule, 'rota.change', ({ ctx, body }) => addShiftRule(ctx, body, timeZone));
  serve(router, contract.changeShiftRule, 'rota.change', ({ ctx, params, body }) =>
    changeShiftRule(ctx, params.ruleId, body),
  );
  serve(router, contract.removeShiftRule, 'rota.change', async ({ ctx, params }) => {
    await removeShiftRule(ctx, params.ruleId);
    return {};
  });
  serve(router, contract.addOverride, 'rota.change', ({ ctx, body }) => addOverride(ctx, body, timeZone));
  serve(router, contract.removeOverride, 'rota.change', async ({ ctx, params }) => {
    await removeOverride(ctx, params.overrideId);
    return {};
  });
  serve(router, contract.setRotaZone, 'rota.change', async ({ ctx, body }) => {
    await setRotaZone(ctx, body.zone);
    return { zone: body.zone };
  });
  serve(router, contract.pauseShift, 'shift.pause', ({ ctx, body }) => pauseShift(ctx, body));
  return router;
}
