import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ErrorBody } from '../../../../server/kernel/errors.ts';
import { ask } from '../../../support/ask.ts';
import { freshDatabase } from '../../../support/database.ts';
import { type Listening, listeningApp } from '../../../support/whole-app.ts';

/** The parts of OpenAPI 3.1 that the description uses, each with the fields that the standard demands. */
const Schema = z.looseObject({ $ref: z.string().startsWith('#/components/schemas/').optional() });
const Content = z.strictObject({ 'application/json': z.strictObject({ schema: Schema }) });
const Operation = z.strictObject({
  operationId: z.string().regex(/^[a-zA-Z][a-zA-Z0-9]*$/),
  summary: z.string().min(5),
  'x-action': z.string(),
  'x-roles': z.union([z.string(), z.array(z.string())]),
  security: z.array(z.strictObject({ session: z.array(z.never()) })).optional(),
  parameters: z.array(
    z.strictObject({
      name: z.string(),
      in: z.enum(['path', 'query', 'header']),
      required: z.boolean(),
      schema: Schema,
    }),
  ),
  requestBody: z.strictObject({ required: z.literal(true), content: Content }).optional(),
  responses: z.record(
    z.string().regex(/^(\d{3}|default)$/),
    z.strictObject({ description: z.string().min(1), content: Content.optional() }),
  ),
});
const OpenApi = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({
    title: z.string(),
    version: z.string(),
    license: z.strictObject({ name: z.string(), identifier: z.string() }),
  }),
  paths: z.record(
    z.string().startsWith('/api/'),
    z.partialRecord(z.enum(['get', 'post', 'put', 'patch', 'delete']), Operation),
  ),
  components: z.strictObject({
    schemas: z.record(z.string(), Schema),
    securitySchemes: z.record(
      z.string(),
      z.strictObject({ type: z.literal('apiKey'), in: z.literal('cookie'), name: z.string() }),
    ),
  }),
});

let app: Listening;
let description: z.infer<typeof OpenApi>;
beforeAll(async () => {
  app = await listeningApp(await freshDatabase());
  description = OpenApi.parse((await ask(app.base, { path: '/api/openapi.json' })).json);
});
const operations = () =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

describe('the description of the API', () => {
  test('names every route that is served, and no other', () => {
    const served = app.served.map(
      ({ endpoint }) => `${endpoint.method} /api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`,
    );

    expect(
      operations()
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    ).toEqual(served.sort());
  });

  test('gives each operation a name of its own, and each part of a path its parameter', () => {
    const names = operations().map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);

    for (const { path, operation } of operations()) {
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect(inPath.sort(), path).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
    }
  });

  test('says of every operation what an answer and what a refusal look like', () => {
    for (const { path, method, operation } of operations()) {
      expect(operation.responses['200']?.content, `${method} ${path}`).toBeDefined();
      expect(operation.responses.default?.content, `${method} ${path}`).toEqual({
        'application/json': { schema: { $ref: '#/components/schemas/ErrorBody' } },
      });
    }
    const { $schema: _, ...schema } = z.toJSONSchema(ErrorBody);
    expect(description.components.schemas.ErrorBody).toEqual(schema);
  });

  test('points only at what is there', () => {
    const pointers = JSON.stringify(description).matchAll(/"\$ref":"#\/([^"]+)"/g);

    for (const [, pointer = ''] of pointers) {
      const target = pointer
        .split('/')
        .reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], description);
      expect(target, pointer).toBeDefined();
    }
  });

  test('asks for a session and a key where the server does', () => {
    const bySummary = new Map(operations().map((each) => [`${each.method} ${each.path}`, each.operation]));
    const headers = (key: string) => bySummary.get(key)?.parameters.filter((each) => each.in === 'header') ?? [];

    expect(bySummary.get('post /api/session')?.security).toBeUndefined();
    expect(bySummary.get('get /api/transactions')?.security).toEqual([{ session: [] }]);
    expect(headers('post /api/merchants').map(({ name }) => name)).toEqual(['Idempotency-Key']);
    expect(headers('post /api/transactions/search')).toEqual([]);
    expect(headers('get /api/transactions')).toEqual([]);
  });
});
