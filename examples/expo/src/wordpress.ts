import type { TypedDocumentString } from './gql/graphql';

/** A phone does not know your computer as `localhost`: set EXPO_PUBLIC_GRAPHQL_URL to its address in your network. */
const ENDPOINT = process.env.EXPO_PUBLIC_GRAPHQL_URL ?? 'http://localhost:4000/graphql';

/** Queries go by GET, so that the phone and a CDN may cache the answers. */
export async function query<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables?: Variables,
): Promise<Data> {
  const parameters = `query=${encodeURIComponent(document.toString())}&variables=${encodeURIComponent(JSON.stringify(variables ?? {}))}`;
  const response = await fetch(`${ENDPOINT}?${parameters}`, { headers: { accept: 'application/json' } });
  const { data, errors } = await response.json();
  if (!data) throw new Error(errors?.[0]?.message ?? `The gateway answered ${response.status}.`);
  // Part of an answer is still an answer: what could not be read is null, and its error says why.
  if (errors) console.warn(errors);
  return data;
}
