import { PressgraphError } from '../../../base/errors.ts';
import type { CallerIdentity } from '../caller-identity.ts';

/**
 * Explains a forbidden `status`: WordPress answers 400, as if the parameter were invalid.
 *
 * @throws PressgraphError UNAUTHENTICATED for anonymous callers, FORBIDDEN for others.
 */
export async function tellForbiddenStatus<T>(answer: Promise<T>, { kind }: CallerIdentity): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const { code, status, invalid } = (error instanceof PressgraphError && error.wordpress) || {};
    // The enum admits only valid values, so the status must be forbidden.
    if (code !== 'rest_invalid_param' || status === undefined || invalid?.['status'] === undefined)
      throw error;
    const [refusal, reason] =
      kind === 'anonymous'
        ? (['UNAUTHENTICATED', 'an anonymous one'] as const)
        : (['FORBIDDEN', 'one who may not'] as const);
    throw new PressgraphError(
      refusal,
      `Expected a caller who may see content with this \`status\`, got ${reason}.`,
      { wordpress: { code, status }, cause: error },
    );
  }
}
