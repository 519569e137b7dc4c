import type { CommandObservingOptions, CommandValues, GatewayValues } from '../config/options.ts';
import type { GatewayObjects } from './gateway-options.ts';

/** What the command makes itself. */
type OwnObjects = 'logger' | 'metrics';

/** Hooks and extensions of a config file. */
export type CommandObjects = Omit<GatewayObjects, OwnObjects>;

/** What a config file of the command may export: the options of the library, and those of the command alone. */
export interface PressgraphConfig extends Omit<GatewayValues, 'observing'>, CommandValues, CommandObjects {
  /** Logs, metrics and traces. */
  readonly observing?: CommandObservingOptions | undefined;
}

/**
 * The settings of the command, typed for an editor: `pressgraph.config.ts`.
 *
 * @example
 * export default defineConfig({ wordpress: 'https://example.com', port: 4000, cache: { ttl: 30 } });
 */
export const defineConfig = (config: PressgraphConfig): PressgraphConfig => config;
