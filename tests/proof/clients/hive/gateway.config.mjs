import { defineConfig } from '@graphql-hive/gateway';

/** What a caller sends is passed on to WordPress, which decides what they may see. */
export const gatewayConfig = defineConfig({
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) => ({
      authorization: request.headers.get('authorization') ?? undefined,
    }),
  },
});
