import { type ErrorCode, PressgraphError } from '../../../base/errors.ts';
import type { ArgumentPath } from './argument-path.ts';
import type { InputField } from './input-field.ts';
import type { InputValue } from './rest-body.ts';

/** WordPress error codes that mean something other than their status, or name no parameter. */
const KNOWN: Readonly<Record<string, { readonly code?: ErrorCode; readonly argument?: string }>> = {
  term_exists: { code: 'CONFLICT', argument: 'name' },
  duplicate_term_slug: { code: 'CONFLICT', argument: 'slug' },
  comment_duplicate: { code: 'CONFLICT', argument: 'content' },
  comment_flood: { code: 'UPSTREAM_UNAVAILABLE' },
  rest_already_trashed: { code: 'BAD_USER_INPUT', argument: 'id' },
  rest_trash_not_supported: { code: 'BAD_USER_INPUT', argument: 'force' },
  rest_invalid_author: { argument: 'author' },
  rest_invalid_featured_media: { argument: 'featured_media' },
  rest_user_invalid_email: { argument: 'email' },
  rest_comment_invalid_post_id: { code: 'BAD_USER_INPUT', argument: 'post' },
  rest_comment_content_invalid: { argument: 'content' },
  rest_comment_author_data_required: { argument: 'author_email' },
  rest_comment_invalid_author: { argument: 'author' },
  comment_author_column_length: { argument: 'author_name' },
  comment_author_email_column_length: { argument: 'author_email' },
  comment_author_url_column_length: { argument: 'author_url' },
  comment_content_column_length: { argument: 'content' },
};

export interface Written {
  readonly fields: readonly InputField[];
  readonly input: InputValue;
  /** The global id of a database id, for the conflicting item. */
  readonly globalId?: (id: number) => string;
}

/**
 * Explains why WordPress rejected a write in terms of the mutation: an error code, and the argument at fault. Other
 * errors are returned unchanged.
 */
export function explainRefusal(error: unknown, { fields, input, globalId }: Written): unknown {
  if (!(error instanceof PressgraphError) || !error.wordpress || error.argumentPath) return error;
  const { wordpress, route } = error;
  const code = codeOf(wordpress.code, wordpress.status) ?? error.code;
  const invalid = Object.entries(wordpress.invalid ?? {});
  const argument = invalid[0]?.[0] ?? argumentOf(wordpress.code, wordpress.status);
  const argumentPath = argument === undefined ? undefined : pathOf(argument, fields, input);
  const reasons = invalid.map(([, reason]) => reason).filter(Boolean);
  const words = reasons.length > 0 ? reasons.join(' ') : wordpress.message;
  const { existingId } = wordpress;
  const isRefusal = code === 'BAD_USER_INPUT' || code === 'CONFLICT';
  return new PressgraphError(
    code,
    isRefusal && words ? `WordPress rejected the write: “${words}”.` : error.message,
    {
      wordpress,
      ...(route !== undefined && { route }),
      ...(isRefusal && argumentPath && { argumentPath }),
      ...(existingId !== undefined &&
        globalId && { details: { existing: { id: globalId(existingId), databaseId: existingId } } }),
      cause: error,
    },
  );
}

/** Rejected files come with status 500. */
const isRefusedFile = (code: string | undefined): boolean => code?.startsWith('rest_upload_') === true;

function codeOf(code: string | undefined, status: number): ErrorCode | undefined {
  const known = code === undefined || !Object.hasOwn(KNOWN, code) ? undefined : KNOWN[code]?.code;
  if (known) return known;
  if (isRefusedFile(code) || status === 413) return 'BAD_USER_INPUT';
  if (status === 409) return 'CONFLICT';
  if (code === undefined) return undefined;
  return status === 400 || (status === 404 && code !== 'rest_no_route') ? 'BAD_USER_INPUT' : undefined;
}

function argumentOf(code: string | undefined, status: number): string | undefined {
  if (isRefusedFile(code) || status === 413) return 'file';
  const known = code === undefined || !Object.hasOwn(KNOWN, code) ? undefined : KNOWN[code]?.argument;
  if (known) return known;
  // “Invalid post parent ID” has the code of an unknown post, but status 400.
  if (code === 'rest_post_invalid_id' && status === 400) return 'parent';
  return status === 404 ? 'id' : undefined;
}

/** `meta.pages` becomes `['input', 'meta', 'pages']`, using the schema's names. */
function pathOf(
  argument: string,
  fields: readonly InputField[],
  input: InputValue,
): ArgumentPath | undefined {
  const [root = argument, inner] = argument.split(/[.[\]]+/);
  if (['id', 'force', 'file'].includes(root) && !fields.some((field) => field.argument === root)) {
    const name = root === 'id' && input['id'] == null ? 'databaseId' : root;
    return ['input', name];
  }
  const candidates = fields.filter((field) => field.argument === root);
  const field = candidates.find(({ name }) => input[name] !== undefined) ?? candidates[0];
  if (!field) return undefined;
  return inner ? ['input', field.name, field.names?.get(inner) ?? inner] : ['input', field.name];
}
