import { and, desc, eq, gte, isNull, not, sql } from 'drizzle-orm';
import type { ReportId, ShopId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db.ts';
import { isAnyOf } from '../../platform/one-text.ts';
import { type Judged, judge, SEVERITY_WEIGHT } from './judge.rules.ts';
import { lookAt } from './look.rules.ts';
import { listFacts } from './queries/list-facts.ts';
import { parseReport } from './reading/parse-report.rules.ts';
import { moduleFindings, moduleReports, moduleShops } from './tables.ts';

/** An older report proves nothing of today. */
const REPORT_DAYS = 90;

/** Asks every rule about a shop anew and keeps the answers: inside the change that told something of it. */
export async function judgeShop(tx: Tx, shopId: ShopId, at: Temporal.Instant): Promise<void> {
  const facts = await listFacts(tx, shopId);
  const kept = await newestReport(tx, shopId, at.subtract({ hours: 24 * REPORT_DAYS }));
  const asked = {
    at,
    facts,
    shopId,
    ...(kept === undefined ? {} : { report: parseReport(kept.text), reportAt: kept.takenAt }),
  };
  const judged = judge(asked);
  await keepFindings(tx, { shopId, at, judged, reportId: kept?.id ?? null });
  const { fact } = lookAt(asked);
  const row = {
    cms: fact('cms')?.value ?? null,
    cmsVersion: fact('cms-version')?.value ?? null,
    module: fact('module')?.value ?? null,
    moduleVersion: fact('module-version')?.value ?? null,
    worst: Math.max(0, ...judged.map(({ severity }) => SEVERITY_WEIGHT[severity])),
    findings: judged.length,
    lastSeenAt: facts
      .map(({ observedAt }) => Temporal.Instant.from(observedAt))
      .reduce(later, Temporal.Instant.fromEpochMilliseconds(0)),
    judgedAt: at,
  };
  await tx
    .insert(moduleShops)
    .values({ shopId, ...row })
    .onConflictDoUpdate({ target: moduleShops.shopId, set: row });
}

const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? b : a);

async function newestReport(tx: Tx, shopId: ShopId, since: Temporal.Instant) {
  const [kept] = await tx
    .select({ id: moduleReports.id, text: moduleReports.text, takenAt: moduleReports.takenAt })
    .from(moduleReports)
    .where(and(eq(moduleReports.shopId, shopId), gte(moduleReports.takenAt, since)))
    .orderBy(desc(moduleReports.takenAt))
    .limit(1);
  return kept;
}

const LONGEST_SUBJECT = 100;

interface ToKeep {
  shopId: ShopId;
  at: Temporal.Instant;
  judged: readonly Judged[];
  reportId: ReportId | null;
}

/** A finding that was gone begins anew; one that is not found any more is gone from now on. */
async function keepFindings(tx: Tx, { shopId, at, judged, reportId }: ToKeep): Promise<void> {
  if (judged.length > 0)
    await tx
      .insert(moduleFindings)
      .values(
        judged.map(({ rule, subject, severity, evidence, params }) => ({
          shopId,
          rule,
          subject: subject.slice(0, LONGEST_SUBJECT),
          severity,
          evidence,
          params,
          reportId,
          firstSeenAt: at,
          lastSeenAt: at,
        })),
      )
      .onConflictDoUpdate({
        target: [moduleFindings.shopId, moduleFindings.rule, moduleFindings.subject],
        set: {
          severity: sql`excluded.severity`,
          evidence: sql`excluded.evidence`,
          params: sql`excluded.params`,
          reportId: sql`excluded.report_id`,
          lastSeenAt: sql`excluded.last_seen_at`,
          firstSeenAt: sql`case when ${moduleFindings.goneAt} is null then ${moduleFindings.firstSeenAt} else excluded.first_seen_at end`,
          goneAt: null,
        },
      });
  const standing = judged.map(({ rule, subject }) => `${rule} ${subject.slice(0, LONGEST_SUBJECT)}`);
  await tx
    .update(moduleFindings)
    .set({ goneAt: at })
    .where(
      and(
        eq(moduleFindings.shopId, shopId),
        isNull(moduleFindings.goneAt),
        not(isAnyOf(sql`${moduleFindings.rule} || ' ' || ${moduleFindings.subject}`, standing)),
      ),
    );
}
