import type { Context } from '../../platform/context.ts';
import { linkState } from './link-state.rules.ts';
import { findLinkByToken } from './queries/links.ts';

/** What a token is: 256 bits in the letters of base64url. */
const TOKEN = /^[\w-]{43}$/;

export type OpenLink = NonNullable<Awaited<ReturnType<typeof findLinkByToken>>>;

/** The link behind a token, if it lets anybody in: what is unknown, what is over and what was ended are one and the same. */
export async function findOpenLink(ctx: Context, token: string): Promise<OpenLink | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const link = await findLinkByToken(ctx.read, token);
  return link !== undefined && linkState(link, ctx.clock.now()) === 'works' ? link : undefined;
}
