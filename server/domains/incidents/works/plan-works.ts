import { unprocessable } from '../../../kernel/errors.ts';
import { WorksId } from '../../../kernel/ids.ts';
import { cleanText, maskText } from '../../../kernel/mask.ts';
import type { Context } from '../../../platform/context.ts';
import { newId } from '../../../platform/new-id.ts';
import { actingPerson } from '../acting-person.ts';
import { INCIDENT_STREAM, worksPlanned } from '../events.ts';
import { nameOfScope } from '../queries/name-of-scope.ts';
import { works } from '../tables.ts';
import type { NewWorks, Works } from './contract.ts';
import { asWorks } from './list-works.ts';
import { spanOfWorks, type WorksFault } from './works-span.rules.ts';

const REFUSALS: Record<WorksFault, { field: string; message: string }> = {
  'time-zone-unknown': { field: 'zone', message: 'There is no such zone.' },
  'works-over': { field: 'start', message: 'These works are over already.' },
};

/** Notes planned works of a bank: while they last, what fails there opens no incident. */
export async function planWorks(ctx: Context, input: NewWorks): Promise<Works> {
  const at = ctx.clock.now();
  const span = spanOfWorks(input, at);
  if (!span.ok) {
    const { field, message } = REFUSALS[span.error];
    throw unprocessable(span.error, message, { fields: { [field]: span.error } });
  }
  const id = newId(WorksId);
  return ctx.change('incident.change', id, async ({ tx, emit, note }) => {
    const { scope, minutes, zone, isPublic } = input;
    const row = {
      id,
      scopeKind: scope.kind,
      scopeId: scope.id,
      scopeName: (await nameOfScope(tx, scope)).name,
      localStart: input.start,
      minutes,
      zone,
      startAt: span.value.start,
      endAt: span.value.end,
      ru: maskText(cleanText(input.ru)),
      en: maskText(cleanText(input.en)),
      isPublic,
      createdBy: (await actingPerson(ctx))?.id ?? null,
      createdAt: at,
      sequence: 0,
    };
    await tx.insert(works).values(row);
    await emit(worksPlanned, id, { worksId: id }, INCIDENT_STREAM);
    note({ scope: `${scope.kind}:${scope.id}` });
    return asWorks(row);
  });
}
