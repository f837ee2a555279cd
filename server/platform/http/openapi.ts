import { z } from 'zod';
import { ErrorBody } from '../../kernel/errors.ts';
import { type Action, PERMISSIONS } from '../../kernel/permissions.ts';
import type { Served } from './serve.ts';

/** The API as OpenAPI 3.1, from the contracts that are served; so it cannot say what the server does not do. */
export function openApiOf(served: readonly Served[], version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of served) {
    const { endpoint } = operation;
    const path = `/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [endpoint.method]: operationOf(operation) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Vakhta', version, license: { name: 'MIT', identifier: 'MIT' } },
    paths,
    components: {
      schemas: { ErrorBody: schemaOf(ErrorBody, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-vakhta-session' } },
    },
  };
}

function operationOf({ endpoint, action, needsKey }: Served): Record<string, unknown> {
  return {
    operationId: `${endpoint.method}${endpoint.path.replace(/[^a-zA-Z0-9]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? '')}`,
    summary: endpoint.summary,
    'x-action': action,
    'x-roles': rolesOf(action),
    ...(PERMISSIONS[action] === 'public' ? {} : { security: [{ session: [] }] }),
    parameters: [
      ...parametersOf(endpoint.params, 'path'),
      ...parametersOf(endpoint.query, 'query'),
      ...(needsKey ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(endpoint.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
          },
        }),
    responses: {
      200: { description: 'Done.', content: { 'application/json': { schema: schemaOf(endpoint.response, 'output') } } },
      default: REFUSAL,
    },
  };
}

const REFUSAL = {
  description: 'A refusal: `error.code`, a stable `error.reason` and a sentence.',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorBody' } } },
};

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', minLength: 8, maxLength: 128 },
};

const rolesOf = (action: Action) => {
  const who = PERMISSIONS[action];
  return typeof who === 'string' ? who : Object.keys(who);
};

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query') {
  if (schema === undefined) return [];
  const described = schemaOf(schema, 'input') as { properties?: Record<string, unknown>; required?: string[] };
  return Object.entries(described.properties ?? {}).map(([name, of]) => ({
    name,
    in: place,
    required: place === 'path' || (described.required ?? []).includes(name),
    schema: of,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
