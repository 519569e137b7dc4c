import {
  buildClientSchema,
  type GraphQLSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
} from 'graphql';
import type { KnownValues } from './random-values.ts';

/** A gateway under test: one in this process, or a remote one. */
export interface Target {
  fetch(url: string, init: RequestInit): Promise<Response> | Response;
}

/** Sends a request with the given body. */
export async function send(
  target: Target,
  body: string,
  headers: Readonly<Record<string, string>> = {},
  signal?: AbortSignal,
): Promise<Response> {
  return await target.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    ...(signal && { signal }),
  });
}

async function dataOf(target: Target, query: string): Promise<unknown> {
  const response = await send(target, JSON.stringify({ query }));
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  if (!data) throw new Error(`Expected data, got ${JSON.stringify(errors)}`);
  return data;
}

/** The schema that the target serves. */
export async function schemaOf(target: Target): Promise<GraphQLSchema> {
  const introspected = await dataOf(target, getIntrospectionQuery({ oneOf: true }));
  return buildClientSchema(introspected as IntrospectionQuery);
}

const SAMPLE_QUERY = `{
  posts(first: 12) { nodes { id databaseId slug uri } } pages(first: 5) { nodes { id databaseId slug uri } }
  categories(first: 5) { nodes { id databaseId slug uri } } tags(first: 5) { nodes { id databaseId slug uri } }
  authors(first: 3) { nodes { id databaseId slug uri } } media(first: 3) { nodes { id databaseId slug uri } }
  comments(first: 5) { nodes { id databaseId } }
}`;

type Lists = Record<
  string,
  { readonly nodes: readonly { id: string; databaseId: number; slug?: string; uri?: string }[] }
>;

/** A sample of the values on the site. */
export async function knownValuesOf(target: Target): Promise<KnownValues> {
  const nodes = Object.values((await dataOf(target, SAMPLE_QUERY)) as Lists).flatMap((list) => list.nodes);
  return {
    ids: nodes.map(({ id }) => id),
    databaseIds: nodes.map(({ databaseId }) => databaseId),
    slugs: nodes.flatMap(({ slug }) => slug ?? []),
    uris: nodes.flatMap(({ uri }) => uri ?? []),
  };
}
