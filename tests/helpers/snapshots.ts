import { createGateway } from '../../src/server/create-gateway.ts';
import type { GatewayOptions, ServeOptions } from '../../src/server/gateway-options.ts';
import { operationsIn } from '../../src/server/snapshot/operations.ts';
import {
  type RecordedSite,
  type RecordOptions,
  recordSnapshot,
} from '../../src/server/snapshot/record-snapshot.ts';
import { writeSnapshot } from '../../src/wordpress/snapshot/snapshot-file.ts';

/** Records a document of queries, and gives the file, too. */
export async function record(
  options: GatewayOptions,
  document: string,
  further: Omit<RecordOptions, 'operations'> & { readonly variables?: Record<string, unknown> } = {},
): Promise<RecordedSite & { readonly file: Uint8Array }> {
  const { variables, ...rest } = further;
  const operations = operationsIn(
    document === '' ? [] : [{ path: 'home.graphql', text: document }],
    variables,
  );
  const recorded = await recordSnapshot(options, { operations, ...rest });
  return { ...recorded, file: await writeSnapshot(recorded.snapshot) };
}

/** A gateway over a snapshot alone. */
export async function serveSnapshot(snapshot: Uint8Array | string, options: ServeOptions = {}) {
  const gateway = await createGateway({ ...options, snapshot });
  return {
    gateway,
    /** The whole body of the answer. */
    async answer(
      query: string,
      variables: object = {},
      headers: Record<string, string> = {},
    ): Promise<string> {
      const response = await gateway.fetch('http://gateway/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return await response.text();
    },
    [Symbol.asyncDispose]: async () => await gateway.dispose(),
  };
}
