import {
  buildClientSchema,
  type GraphQLSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
} from 'graphql';
import type { KnownValues } from './random-values.ts';

/** Anything that answers as a gateway does: one in this process, or one behind an address. */
export interface Asked {
  fetch(url: string, init: RequestInit): Promise<Response> | Response;
}

/** Sends what is given as the body of a request. */
export async function send(
  gateway: Asked,
  body: string,
  headers: Readonly<Record<string, string>> = {},
  signal?: AbortSignal,
): Promise<Response> {
  return await gateway.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    ...(signal && { signal }),
  });
}

async function dataOf(gateway: Asked, query: string): Promise<unknown> {
  const response = await send(gateway, JSON.stringify({ query }));
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  if (!data) throw new Error(`Expected data, but got ${JSON.stringify(errors)}`);
  return data;
}

/** The schema that it serves. */
export async function schemaOf(gateway: Asked): Promise<GraphQLSchema> {
  const introspected = await dataOf(gateway, getIntrospectionQuery({ oneOf: true }));
  return buildClientSchema(introspected as IntrospectionQuery);
}

const SOME = `{
  posts(first: 12) { nodes { id databaseId slug uri } } pages(first: 5) { nodes { id databaseId slug uri } }
  categories(first: 5) { nodes { id databaseId slug uri } } tags(first: 5) { nodes { id databaseId slug uri } }
  authors(first: 3) { nodes { id databaseId slug uri } } media(first: 3) { nodes { id databaseId slug uri } }
  comments(first: 5) { nodes { id databaseId } }
}`;

type Lists = Record<
  string,
  { readonly nodes: readonly { id: string; databaseId: number; slug?: string; uri?: string }[] }
>;

/** Some of what is there. */
export async function knownValuesOf(gateway: Asked): Promise<KnownValues> {
  const nodes = Object.values((await dataOf(gateway, SOME)) as Lists).flatMap((list) => list.nodes);
  return {
    ids: nodes.map(({ id }) => id),
    databaseIds: nodes.map(({ databaseId }) => databaseId),
    slugs: nodes.flatMap(({ slug }) => slug ?? []),
    uris: nodes.flatMap(({ uri }) => uri ?? []),
  };
}
