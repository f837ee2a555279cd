import { expect, test } from 'vitest';
import { changeTemplate } from '../../../../server/domains/knowledge/change-template.ts';
import { TemplateInput } from '../../../../server/domains/knowledge/contract.ts';
import { createTemplate } from '../../../../server/domains/knowledge/create-template.ts';
import { countTemplateUse, furnishTemplates } from '../../../../server/domains/knowledge/index.ts';
import { listTemplates } from '../../../../server/domains/knowledge/queries.ts';
import { removeTemplate } from '../../../../server/domains/knowledge/remove-template.ts';
import { freshDatabase, testContext } from '../../../support/database.ts';

const db = await freshDatabase();
const ctx = testContext(db);
const input = (about: Partial<TemplateInput> = {}): TemplateInput =>
  TemplateInput.parse({ shortName: 'One', title: 'One', audience: 'payer', texts: { ru: 'Да', en: '' }, ...about });

test('a new desk has twelve templates in both languages, once', async () => {
  await furnishTemplates(ctx);
  const [first] = await listTemplates(ctx.read);
  if (first) await removeTemplate(ctx, first.id);
  await furnishTemplates(ctx);

  const items = await listTemplates(ctx.read);
  expect(items.length).toBe(11);
  expect(items.every(({ texts }) => texts.ru && texts.en)).toBe(true);
});

test('a template is kept under its short name in small letters, without its empty texts', async () => {
  const made = await createTemplate(
    ctx,
    input({ shortName: 'Small', texts: { ru: 'Сумма {{payment.amount}}', en: ' ' } }),
  );

  expect(made).toMatchObject({
    shortName: 'small',
    texts: { ru: 'Сумма {{payment.amount}}' },
    facts: ['payment.amount'],
    used: 0,
  });
});

test.each<[string, Partial<TemplateInput>, string]>([
  ['an unknown fact', { texts: { ru: '{{payment.password}}' } }, 'template-unknown-fact'],
  ['open braces', { texts: { ru: '{{payment' } }, 'template-broken'],
  ['what a payer may not know', { texts: { en: '{{payment.code}}' } }, 'template-tells-too-much'],
  [
    'a payment in a text for anybody',
    { audience: 'anybody', texts: { ru: '{{payment.amount}}' } },
    'template-tells-too-much',
  ],
  ['a card number for a name', { shortName: '4111111111111111' }, 'holds-card-number'],
  ['no text', { texts: { ru: '  ' } }, 'template-empty'],
  ['a name that is taken', { shortName: 'DETAILS' }, 'short-name-taken'],
])('%s is refused', async (_, about, reason) => {
  await expect(createTemplate(ctx, input({ shortName: 'other', ...about }))).rejects.toMatchObject({ reason });
});

test('a change keeps its own name and is checked like a new one', async () => {
  const made = await createTemplate(ctx, input({ shortName: 'mine' }));

  const changed = await changeTemplate(ctx, made.id, input({ shortName: 'mine', title: 'Two' }));
  const refused = changeTemplate(ctx, made.id, input({ shortName: 'mine', texts: { ru: '{{nothing}}' } }));

  expect(changed.title).toBe('Two');
  await expect(refused).rejects.toMatchObject({ reason: 'template-unknown-fact' });
});

test('a card number in a template is masked before it is stored', async () => {
  const made = await createTemplate(ctx, input({ shortName: 'card', texts: { ru: 'Карта 4200 0000 0000 0000' } }));

  expect(made.texts.ru).toBe('Карта 420000••••••0000');
});

test('the most used come first', async () => {
  const made = await createTemplate(ctx, input({ shortName: 'zz' }));
  await ctx.change('ticket.reply', 'any', (write) => countTemplateUse(write, [made.id, made.id]));

  expect((await listTemplates(ctx.read))[0]).toMatchObject({ shortName: 'zz', used: 1 });
});

test('what does not exist is not found', async () => {
  const made = await createTemplate(ctx, input({ shortName: 'gone' }));
  await removeTemplate(ctx, made.id);

  await expect(removeTemplate(ctx, made.id)).rejects.toMatchObject({ reason: 'template-not-found' });
});
