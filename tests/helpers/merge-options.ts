import { SETTING_GROUPS } from '../../src/config/settings.ts';
import type { ServeOptions } from '../../src/server/gateway-options.ts';

const groups: ReadonlySet<string> = new Set(SETTING_GROUPS.map(({ name }) => name));

/** Options of a gateway over others, group by group. */
export function mergeOptions<Defaults extends ServeOptions>(
  defaults: Defaults,
  options: ServeOptions,
): Defaults & ServeOptions {
  const merged: Record<string, unknown> = Object.fromEntries(Object.entries(defaults));
  for (const [name, value] of Object.entries(options)) {
    merged[name] = groups.has(name) ? { ...Object(merged[name]), ...value } : value;
  }
  return merged as Defaults & ServeOptions;
}
