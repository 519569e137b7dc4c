import { PressgraphError } from '../base/errors.ts';
import type { Settings } from '../config/settings.ts';

/**
 * The address of the site to work on.
 *
 * @throws PressgraphError BAD_USER_INPUT explaining how to give one.
 */
export function requireAddress({ wordpress }: Settings, command: string): string {
  if (wordpress !== undefined) return wordpress;
  throw new PressgraphError(
    'BAD_USER_INPUT',
    `Expected the address of a WordPress site.

Usage: pressgraph ${command} https://example.com
       pressgraph ${command} --wordpress https://example.com
       WORDPRESS_URL=https://example.com pressgraph ${command}

See pressgraph ${command} --help for all settings.`,
  );
}
