import type { TypedDocumentString } from '@/gql/graphql';

export const ENDPOINT = process.env.GRAPHQL_URL ?? 'http://localhost:4000/graphql';
/** `user:application password` of somebody who may edit what is previewed. Only drafts are read with it. */
const EDITOR = process.env.WORDPRESS_EDITOR ?? '';

/** Runs a query. The response is cached until the webhook reports a change, or for five minutes. */
export function query<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables?: Variables,
): Promise<Data> {
  return send(document, variables, { cache: 'force-cache', next: { tags: ['wordpress'], revalidate: 300 } });
}

/** The same with the rights of an editor. Nothing of it is cached. */
export function queryAsEditor<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables?: Variables,
): Promise<Data> {
  const authorization = `Basic ${Buffer.from(EDITOR).toString('base64')}`;
  return send(document, variables, { cache: 'no-store', headers: { authorization } });
}

async function send<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables | undefined,
  init: RequestInit,
): Promise<Data> {
  const response = await fetch(ENDPOINT, {
    ...init,
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json',
      'content-type': 'application/json',
      ...init.headers,
    },
    body: JSON.stringify({ query: document, variables }),
  });
  const { data, errors } = await response.json();
  if (!data) throw new Error(errors?.[0]?.message ?? `The gateway answered ${response.status}.`);
  // Part of an answer is still an answer: what could not be read is null, and its error says why.
  if (errors) console.warn(errors);
  return data;
}
