import { GraphQLError, Kind } from 'graphql';
import { PressgraphError } from '../../base/errors.ts';
import { upstreamValueError } from './upstream-value-error.ts';

/** GraphQL wraps errors on their way up; the innermost is the cause. */
function innermost(error: unknown): unknown {
  let inner = error;
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError;
  return inner;
}

/**
 * Maps an internal error to the one that the caller sees. Catalogue errors keep their message and get their
 * code. So do invalid variable values, and values from WordPress that do not fit their field. GraphQL's other
 * errors (syntax, validation) pass unchanged. Anything else is a bug in the gateway; it is masked, since its
 * message might leak details.
 *
 * @param hide Called with each bug, and the error that the caller sees instead.
 */
export function publicError(
  error: unknown,
  hide: (shown: GraphQLError, mistake: unknown) => void = () => {},
): GraphQLError {
  const inner = innermost(error);
  const place = error instanceof GraphQLError ? placeOf(error) : {};
  if (inner instanceof PressgraphError) {
    return new GraphQLError(inner.message, {
      ...place,
      originalError: inner,
      extensions: extensionsOf(inner),
    });
  }
  // Not the innermost error: that one names neither the variable nor its location.
  if (error instanceof GraphQLError && isAboutVariable(error)) {
    return new GraphQLError(error.message, {
      ...place,
      extensions: extensionsOf({ code: 'BAD_USER_INPUT' }),
    });
  }
  const unfit =
    error instanceof GraphQLError && inner instanceof Error ? upstreamValueError(inner, error) : undefined;
  if (unfit) {
    const shown = new GraphQLError(unfit.message, {
      ...place,
      originalError: unfit,
      extensions: extensionsOf(unfit),
    });
    // Report it, too: it may still be a bug in the gateway.
    hide(shown, inner);
    return shown;
  }
  if (inner instanceof GraphQLError) return inner;
  const shown = new GraphQLError('Internal error in the gateway.', {
    ...place,
    extensions: extensionsOf({ code: 'INTERNAL_SERVER_ERROR' }),
  });
  // Do not report aborts: the client disconnected, nothing is wrong.
  if (!(inner instanceof Error && inner.name === 'AbortError')) hide(shown, inner);
  return shown;
}

/** graphql-js locates it at the variable's definition, without a path: nothing was executed. */
const isAboutVariable = ({ nodes, path, extensions }: GraphQLError): boolean =>
  path === undefined && extensions['code'] === undefined && nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;

const placeOf = ({ nodes, source, positions, path }: GraphQLError) => ({
  nodes: nodes ?? null,
  source: source ?? null,
  positions: positions ?? null,
  path: path ?? null,
});

type Told = Pick<PressgraphError, 'code'> &
  Partial<Pick<PressgraphError, 'wordpress' | 'argumentPath' | 'details'>>;

const extensionsOf = ({ code, wordpress, argumentPath, details }: Told) => ({
  code,
  ...(argumentPath && { argumentPath }),
  ...details,
  ...(wordpress && {
    wordpress: { ...(wordpress.code !== undefined && { code: wordpress.code }), status: wordpress.status },
  }),
});
