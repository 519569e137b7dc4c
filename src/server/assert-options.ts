import type { Placed } from './common-parts.ts';
import { createStoredOperations } from './limits/documents/stored-operations.ts';
import { forwardableHeaders } from './operation/caller.ts';
import type { ResolvedOptions } from './resolved-options.ts';
import { previewsOf } from './site/previews.ts';

/**
 * Makes what may fail for its options, before WordPress is asked for what needs them.
 *
 * @param placed Where it is among other sites: what they have in common is made already, once.
 * @throws PressgraphError BAD_USER_INPUT for options that do not fit each other, and a manifest that cannot be read.
 */
export function assertOptions(options: ResolvedOptions, placed: Placed | undefined): void {
  forwardableHeaders(options.forwardHeaders);
  previewsOf('', options);
  if (placed === undefined) createStoredOperations(options);
}
