import { sql } from 'drizzle-orm';
import { ReportId, type ShopId } from '../../../kernel/ids.ts';
import { type Context, createContext } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import { spendOfHour } from '../../../platform/safe-fetch/turns.ts';
import { type Gateways, shopKeyring } from '../../gateways/index.ts';
import { noteModuleFacts } from '../note-module-facts.ts';
import { probedShops } from '../probing/tables.ts';
import { moduleReports } from '../tables.ts';
import { ModulePost } from './contract.ts';
import { notificationReported } from './events.ts';
import { factsOfPost, type PostedFact, takenBackBy } from './facts-of-post.rules.ts';
import { modulePosts } from './tables.ts';
import { faultOfPost, type NoProof, type ShownProof } from './verify-post.ts';

export type PostOutcome =
  | { outcome: 'taken' | 'duplicate' }
  /** Proven, and not in the published form. */
  | { outcome: 'unreadable' }
  | { outcome: 'too-many' }
  | { outcome: 'turned-away'; reason: NoProof | 'shop-unknown' };

/** A module that is heard more than twice a minute has lost its measure. */
const MOST_AN_HOUR = 120;
const STRICT = new TextDecoder('utf-8', { fatal: true });

/** Takes what a module posted: proven by the shop's own key, each report once, every field masked. */
export async function receivePost(
  gateways: Gateways,
  shopId: ShopId,
  body: Uint8Array,
  proof: ShownProof,
): Promise<PostOutcome> {
  const { services } = gateways;
  const at = services.clock.now();
  const { secretKeys } = await shopKeyring(gateways, shopId);
  // Who knocks for a shop that is not there learns no more than who knocks with a wrong key.
  if (secretKeys.length === 0) return { outcome: 'turned-away', reason: 'shop-unknown' };
  const fault = faultOfPost(body, proof, secretKeys, at);
  if (fault !== undefined) return { outcome: 'turned-away', reason: fault };
  if (!(await spendOfHour(services.db.write, `module-post:${shopId}`, MOST_AN_HOUR, at)))
    return { outcome: 'too-many' };
  const post = readPost(body);
  if (post === undefined) return { outcome: 'unreadable' };
  return keepPost(createContext(services, { kind: 'job', name: 'module-posts' }, 'all'), shopId, post);
}

function readPost(body: Uint8Array): ModulePost | undefined {
  try {
    return ModulePost.safeParse(JSON.parse(STRICT.decode(body))).data;
  } catch {
    return undefined;
  }
}

function keepPost(ctx: Context, shopId: ShopId, post: ModulePost): Promise<PostOutcome> {
  const at = ctx.clock.now();
  return ctx.change('module.watch', String(shopId), async ({ tx, emit, note }) => {
    note({ kind: post.kind });
    const kept = await tx
      .insert(modulePosts)
      .values({ shopId, postId: post.id, kind: post.kind, receivedAt: at })
      .onConflictDoNothing()
      .returning({ postId: modulePosts.postId });
    if (kept.length === 0) return { outcome: 'duplicate' };
    const heartbeat = {
      heartbeatAt: at,
      ...(post.heartbeat_seconds === undefined ? {} : { heartbeatSeconds: post.heartbeat_seconds }),
    };
    await tx
      .insert(probedShops)
      .values({ shopId, nextLookAt: at, ...heartbeat })
      .onConflictDoUpdate({ target: probedShops.shopId, set: heartbeat });
    const facts = factsOfPost(post);
    const place = post.kind === 'report' ? await keepReport(tx, { shopId, post, facts, at }) : null;
    await noteModuleFacts(ctx, shopId, 'module-report', [
      ...facts.map(({ key, value }, index) => ({
        key,
        value,
        observedAt: at,
        place,
        line: place === null ? null : index + 1,
      })),
      ...takenBackBy(facts).map((key) => ({ key, value: '', observedAt: at, place: null, line: null })),
      { key: 'heard-at', value: at.toString(), observedAt: at, place: null, line: null },
    ]);
    if (post.state?.last_notification_status !== undefined)
      await emit(notificationReported, String(shopId), { shopId });
    return { outcome: 'taken' };
  });
}

interface Reported {
  shopId: ShopId;
  post: ModulePost;
  facts: readonly PostedFact[];
  at: Temporal.Instant;
}

async function keepReport(tx: Tx, { shopId, post, facts, at }: Reported): Promise<ReportId> {
  const id = newId(ReportId);
  const text = textOf(facts);
  await tx.insert(moduleReports).values({
    id,
    shopId,
    kind: 'posted',
    text,
    bytes: Buffer.byteLength(text),
    missing: missingOf(post),
    takenBy: 'module',
    takenAt: at,
  });
  return id;
}

/** A line a fact: what is kept of a report is what was understood, and nothing that was not. */
const textOf = (facts: readonly PostedFact[]) => facts.map(({ key, value }) => `${key}: ${value}`).join('\n');

const missingOf = (post: ModulePost) =>
  (['cms', 'module', 'runtime', 'settings', 'state'] as const).filter((part) => post[part] === undefined);

const KEPT_DAYS = 30;

/** Forgets the numbers of old reports: a repeat that late fails by its timestamp. */
export async function forgetOldPosts(ctx: Context): Promise<void> {
  await ctx.change('module.watch', 'module-posts', async ({ tx }) => {
    const before = ctx.clock.now().subtract({ hours: KEPT_DAYS * 24 });
    await tx.delete(modulePosts).where(sql`${modulePosts.receivedAt} < ${before.toString()}::timestamptz`);
  });
}
