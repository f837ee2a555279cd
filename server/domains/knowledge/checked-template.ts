import { and, eq, ne } from 'drizzle-orm';
import { conflict, unprocessable } from '../../kernel/errors.ts';
import type { TemplateId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { ReadDb } from '../../platform/db.ts';
import { notForAudience } from './audience.rules.ts';
import type { TemplateInput } from './contract.ts';
import { templates } from './tables.ts';
import { readTemplateText } from './template-text.ts';

/** A template as it may be stored; one that cannot be filled, or tells its audience too much, is refused. */
export async function checkedTemplate(db: ReadDb, input: TemplateInput, id?: TemplateId): Promise<TemplateInput> {
  const { shortName, audience } = input;
  const texts = Object.fromEntries(
    Object.entries(input.texts).flatMap(([language, text]) =>
      text.trim() === '' ? [] : [[language, stored(text)] as const],
    ),
  ) as TemplateInput['texts']; // the same keys
  if (Object.keys(texts).length === 0) throw unprocessable('template-empty', 'The template has no text.');
  for (const [language, text] of Object.entries(texts)) refuseFaulty(language, text, audience);
  const name = shortName.toLowerCase();
  if (stored(name) !== name)
    throw unprocessable('holds-card-number', 'A card number may not stand here.', {
      fields: { shortName: 'holds-card-number' },
    });
  const [taken] = await db
    .select({ id: templates.id })
    .from(templates)
    .where(and(eq(templates.shortName, name), id === undefined ? undefined : ne(templates.id, id)));
  if (taken !== undefined) throw conflict('short-name-taken', 'Another template has this short name.');
  return { shortName: name, title: stored(input.title), audience, texts };
}

const stored = (text: string) => maskText(cleanText(text));

function refuseFaulty(language: string, text: string, audience: TemplateInput['audience']): void {
  const { facts, unknown, broken } = readTemplateText(text);
  if (broken !== undefined)
    throw unprocessable('template-broken', 'The template cannot be read.', { fields: { [language]: broken } });
  if (unknown.length > 0)
    throw unprocessable('template-unknown-fact', 'The template names what is no fact.', {
      fields: { [language]: unknown.join(', ') },
    });
  const tooMuch = notForAudience(audience, facts);
  if (tooMuch.length > 0)
    throw unprocessable('template-tells-too-much', 'The template names what its audience may not know.', {
      fields: { [language]: tooMuch.join(', ') },
    });
}
