import { and, eq, isNull } from 'drizzle-orm';
import { notFound } from '../../kernel/errors.ts';
import type { Context } from '../../platform/context.ts';
import type { InvitationId } from './contract.ts';
import { invitations } from './tables.ts';

export async function withdrawInvitation(ctx: Context, invitationId: InvitationId): Promise<void> {
  await ctx.change('person.invite', invitationId, async ({ tx, note }) => {
    const withdrawn = await tx
      .update(invitations)
      .set({ withdrawnAt: ctx.clock.now() })
      .where(and(eq(invitations.id, invitationId), isNull(invitations.usedAt), isNull(invitations.withdrawnAt)))
      .returning({ id: invitations.id });
    if (withdrawn.length === 0) throw notFound('invitation');
    note({ withdrawn: true });
  });
}
