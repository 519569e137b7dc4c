import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSchema, createYoga } from 'graphql-yoga';
import { expect, test } from 'vitest';
import { useMaskedFailures } from '../../../../src/server/answer/use-masked-failures.ts';
import { Mistakes } from '../../../../src/server/operating/mistakes.ts';

test.each(['onRequest', 'onRequestParse', 'onResultProcess', 'onResponse'])(
  'an error in the hook %s of a plugin reaches the log, and not the client',
  async (hook) => {
    const mistakes: unknown[] = [];
    const bug = new Error('secret detail');
    const failing = {
      [hook]: () => {
        throw bug;
      },
    };
    const yoga = createYoga({
      schema: createSchema({ typeDefs: 'type Query { name: String }' }),
      logging: false,
      plugins: [useMaskedFailures(new Mistakes((mistake) => mistakes.push(mistake))), failing],
    });
    const server = createServer(yoga).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/graphql?query={name}`);
    const text = await response.text();
    expect(text).not.toMatch(/secret|\bat /);
    // While parsing, Yoga masks and reports it itself.
    expect(mistakes).toEqual(hook === 'onRequestParse' ? [] : [bug]);
    server.close();
  },
);
