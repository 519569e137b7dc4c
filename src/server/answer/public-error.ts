import { GraphQLError, Kind } from 'graphql';
import { PressgraphError } from '../../base/errors.ts';
import { upstreamValueError } from './upstream-value-error.ts';

/** Errors wrap each other on their way up; the one that says what happened is inside. */
function innermost(error: unknown): unknown {
  let inner = error;
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError;
  return inner;
}

/**
 * The border between what happened and what a caller is told. An error of the catalogue keeps its message and gets its
 * code, and so does a variable whose value cannot be used, and a value of WordPress's that does not fit into its field;
 * GraphQL's other own (syntax, validation) pass as they are; anything else is a mistake of ours, whose message might
 * tell too much.
 *
 * @param hide Hears of a mistake, and of what the caller gets instead.
 */
export function publicError(
  error: unknown,
  hide: (told: GraphQLError, mistake: unknown) => void = () => {},
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
  // Not the innermost of it: that knows neither the variable nor where it stands.
  if (error instanceof GraphQLError && isAboutVariable(error)) {
    return new GraphQLError(error.message, {
      ...place,
      extensions: extensionsOf({ code: 'BAD_USER_INPUT' }),
    });
  }
  const unfit =
    error instanceof GraphQLError && inner instanceof Error ? upstreamValueError(inner, error) : undefined;
  if (unfit) {
    const told = new GraphQLError(unfit.message, {
      ...place,
      originalError: unfit,
      extensions: extensionsOf(unfit),
    });
    // It may be a mistake of ours after all: nobody can tell from outside.
    hide(told, inner);
    return told;
  }
  if (inner instanceof GraphQLError) return inner;
  const told = new GraphQLError('Something went wrong in the gateway.', {
    ...place,
    extensions: extensionsOf({ code: 'INTERNAL_SERVER_ERROR' }),
  });
  // Of a caller who went away nobody is told: nothing is wrong, and nobody reads the answer.
  if (!(inner instanceof Error && inner.name === 'AbortError')) hide(told, inner);
  return told;
}

/** graphql-js names the variable's definition as the place, and no path: nothing was executed. */
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
