import type { Context } from '../../../platform/context.ts';
import type { PageLanguage } from '../contract.ts';
import type { PageFacts } from '../facts.ts';
import { gatherPublicPage } from '../gather-public-page.ts';
import { badge } from '../templates/badge.ts';
import { publicPage } from '../templates/public-page.ts';

/** However many look, the facts are gathered this often. */
const KEPT_MS = 15_000;

/** The public page and the badge, from facts that are kept for some seconds: they are the same for everybody. */
export function createPublicPages(zone: string) {
  let kept: { atMs: number; facts: Promise<PageFacts> } | undefined;
  const factsAt = (ctx: Context) => {
    const atMs = ctx.clock.now().epochMilliseconds;
    if (kept !== undefined && atMs - kept.atMs >= 0 && atMs - kept.atMs < KEPT_MS) return kept.facts;
    const facts = gatherPublicPage(ctx, zone);
    kept = { atMs, facts };
    facts.catch(() => {
      kept = undefined;
    });
    return facts;
  };
  return {
    page: async (ctx: Context, language: PageLanguage) => publicPage(await factsAt(ctx), language),
    badge: async (ctx: Context, language: PageLanguage) => badge(await factsAt(ctx), language),
  };
}
