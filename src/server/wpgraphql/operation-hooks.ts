import type { Plugin } from 'graphql-yoga';

/** Hooks that the server in front calls already, with the response to the same request. */
const OF_SERVER = ['onResponse', 'instrumentation', 'onDispose'] as const satisfies readonly (keyof Plugin)[];

/** A plugin of the operator's own without what runs once for a request, whichever address it is for. */
export const operationHooks = (plugin: Plugin): Plugin =>
  Object.fromEntries(Object.entries(plugin).filter(([hook]) => !OF_SERVER.some((name) => name === hook)));
