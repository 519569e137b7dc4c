import { GRAPHQL_URL } from '$app/env/private';
import type { TypedDocumentString } from '../../gql/graphql';

/** @param fetch The one that SvelteKit passes to `load`. */
export async function query<Data, Variables>(
  fetch: typeof globalThis.fetch,
  document: TypedDocumentString<Data, Variables>,
  variables?: Variables,
): Promise<Data> {
  const response = await fetch(GRAPHQL_URL, {
    method: 'POST',
    headers: { accept: 'application/graphql-response+json', 'content-type': 'application/json' },
    body: JSON.stringify({ query: document, variables }),
  });
  const { data, errors } = await response.json();
  if (!data) throw new Error(errors?.[0]?.message ?? `The gateway answered ${response.status}.`);
  // Part of an answer is still an answer: what could not be read is null, and its error says why.
  if (errors) console.warn(errors);
  return data;
}
