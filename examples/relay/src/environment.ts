import { Environment, type FetchFunction, Network, RecordSource, Store } from 'relay-runtime';

const ENDPOINT = import.meta.env.VITE_GRAPHQL_URL ?? 'http://localhost:4000/graphql';

const request: FetchFunction = async ({ text }, variables) => {
  const response = await fetch(ENDPOINT, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: text, variables }),
  });
  return response.json();
};

export const environment = new Environment({
  network: Network.create(request),
  store: new Store(new RecordSource()),
});
