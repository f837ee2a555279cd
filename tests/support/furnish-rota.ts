import { OverrideInput } from '../../server/domains/rota/contract.ts';
import { addOverride, listOnDuty } from '../../server/domains/rota/index.ts';
import type { Context } from '../../server/platform/context.ts';

/** What the sample's rota lacks: somebody steps in for a day, and of one night nobody is left. */
export async function furnishRota(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const today = now.toZonedDateTimeISO('Europe/Minsk').toPlainDate();
  const [byDay, beside] = await listOnDuty(ctx.read, now);
  const byNight = await listOnDuty(ctx.read, now.add({ hours: 12 }));
  if (byDay === undefined || beside === undefined) return;
  const on = (days: number, clock: string) => `${today.add({ days })}T${clock}`;
  await addOverride(
    ctx,
    OverrideInput.parse({
      kind: 'replace',
      personId: beside.personId,
      insteadOf: byDay.personId,
      start: on(2, '08:00'),
      end: on(2, '20:00'),
      reason: 'A visit to the dentist',
    }),
  );
  for (const { personId } of byNight)
    await addOverride(
      ctx,
      OverrideInput.parse({ kind: 'remove', personId, start: on(3, '02:00'), end: on(3, '06:00'), reason: 'Ill' }),
    );
}
