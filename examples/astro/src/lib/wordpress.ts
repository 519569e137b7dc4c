import type { TypedDocumentString } from '../gql/graphql';

const ENDPOINT = process.env.GRAPHQL_URL ?? 'http://localhost:4000/graphql';

export async function query<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables?: Variables,
): Promise<Data> {
  const response = await fetch(ENDPOINT, {
    method: 'POST',
    headers: { accept: 'application/graphql-response+json', 'content-type': 'application/json' },
    body: JSON.stringify({ query: document, variables }),
  });
  const { data, errors } = await response.json();
  // A site that is built once must be whole: half an answer fails the build.
  if (errors) throw new Error(errors[0].message);
  return data;
}
