import type { z } from 'zod';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** One call of the API: served by the server, called by the browser, tested by both, printed as OpenAPI. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  method: Method;
  /** The path below `/api`, with `:name` parameters. */
  path: string;
  /** One sentence for the reader of the API description. */
  summary: string;
  params?: Params;
  query?: Query;
  body?: Body;
  response: Response;
}

export function endpoint<
  Response extends z.ZodType,
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
>(definition: Endpoint<Params, Query, Body, Response>): Endpoint<Params, Query, Body, Response> {
  return definition;
}

/** What a caller hands over (before parsing) and what a handler gets (after parsing). */
export type InputOf<E, K extends 'params' | 'query' | 'body'> = E extends { [P in K]?: infer S }
  ? NonNullable<S> extends z.ZodType
    ? z.input<NonNullable<S>>
    : undefined
  : undefined;
export type ParsedOf<E, K extends 'params' | 'query' | 'body'> = E extends { [P in K]?: infer S }
  ? NonNullable<S> extends z.ZodType
    ? z.output<NonNullable<S>>
    : undefined
  : undefined;
export type ResponseOf<E extends Endpoint> = z.output<E['response']>;
