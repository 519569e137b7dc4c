import type { H3Event } from 'h3';
import type { TypedDocumentString } from '../gql/graphql';

export async function query<Data, Variables>(
  event: H3Event,
  document: TypedDocumentString<Data, Variables>,
  variables?: Variables,
): Promise<Data> {
  const response = await fetch(useRuntimeConfig(event).graphqlUrl, {
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
