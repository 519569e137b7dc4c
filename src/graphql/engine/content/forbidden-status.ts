import { PressgraphError } from '../../../base/errors.ts';
import type { CallerIdentity } from '../context.ts';

/**
 * Tells plainly that a `status` is not for this caller: WordPress answers 400, as if the parameter were misspelt.
 *
 * @throws PressgraphError UNAUTHENTICATED or FORBIDDEN instead, by whether it is known who asks.
 */
export async function tellForbiddenStatus<T>(answer: Promise<T>, { kind }: CallerIdentity): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const { code, status, invalid } = (error instanceof PressgraphError && error.wordpress) || {};
    // The enum lets no other values through than WordPress knows.
    if (code !== 'rest_invalid_param' || status === undefined || invalid?.['status'] === undefined)
      throw error;
    const [refusal, reason] =
      kind === 'anonymous'
        ? (['UNAUTHENTICATED', 'no credential came with the request'] as const)
        : (['FORBIDDEN', 'this caller may not'] as const);
    throw new PressgraphError(
      refusal,
      `Expected a caller who may see content of the \`status\` in \`where\`, but ${reason}.`,
      { wordpress: { code, status }, cause: error },
    );
  }
}
