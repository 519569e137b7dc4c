import { PressgraphError } from '../../../base/errors.ts';

export type ArgumentPath = readonly (string | number)[];

/** The same error with the path of the argument it is about. An existing path is appended. */
export function atArgument(error: unknown, path: ArgumentPath): unknown {
  if (!(error instanceof PressgraphError) || error.code !== 'BAD_USER_INPUT') return error;
  const { code, message, route, wordpress, details, argumentPath = [] } = error;
  return new PressgraphError(code, message, {
    ...(route !== undefined && { route }),
    ...(wordpress && { wordpress }),
    ...(details && { details }),
    argumentPath: [...path, ...argumentPath],
    cause: error,
  });
}
