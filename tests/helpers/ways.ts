import type { Gateway } from '../../src/server/gateway.ts';

/** A gateway all of whose requests are read by Yoga: none is replayed. */
export function readByYoga(gateway: Gateway): Gateway {
  const { handle } = gateway as unknown as { readonly handle: (...given: unknown[]) => unknown };
  return new Proxy(gateway, {
    get(target, name) {
      if (name === 'fetch') return handle;
      return ['apply', 'call', 'bind'].includes(String(name))
        ? Reflect.get(Function.prototype, name)
        : Reflect.get(target, name);
    },
    apply: (_target, _self, given) => handle(...given),
  });
}

/** The ways in which a gateway answers from its cache. Nobody can tell which one it was. */
export const WAYS = [
  ['replayed', (gateway: Gateway) => gateway],
  ['read by Yoga', readByYoga],
] as const;
