import { asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { notFound } from '../../kernel/errors.ts';
import type { TemplateId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../platform/db.ts';
import { people } from '../access/tables.ts';
import type { Template } from './contract.ts';
import { templates } from './tables.ts';
import { readTemplateText } from './template-text.ts';

const shown = (db: ReadDb) =>
  db
    .select({ template: templates, changedByName: people.name })
    .from(templates)
    .leftJoin(people, eq(sql`${people.id}::text`, templates.changedBy));

/** The desk's templates, most used first. */
export async function listTemplates(db: ReadDb): Promise<Template[]> {
  const rows = await shown(db).orderBy(desc(templates.used), asc(templates.shortName));
  return rows.map(asTemplate);
}

/** Those of these that still exist. */
export async function listTemplatesById(db: ReadDb, ids: readonly TemplateId[]): Promise<Template[]> {
  if (ids.length === 0) return [];
  return (await shown(db).where(inArray(templates.id, [...ids]))).map(asTemplate);
}

export async function getTemplate(db: ReadDb, id: TemplateId): Promise<Template> {
  const [template] = await listTemplatesById(db, [id]);
  if (template === undefined) throw notFound('template');
  return template;
}

type Row = Awaited<ReturnType<typeof shown>>[number];

function asTemplate({ template: { changedAt, changedBy, ...template }, changedByName }: Row): Template {
  const facts = Object.values(template.texts).flatMap((text) => readTemplateText(text ?? '').facts);
  return {
    ...template,
    facts: [...new Set(facts)],
    changedAt: changedAt.toString(),
    changedBy: changedByName ?? changedBy,
  };
}
