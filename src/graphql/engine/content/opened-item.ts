import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import type { OpenedBy } from '../../../loaders/loaders.ts';
import type { ContentTypeModel } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { ContentRow, RevisionRow, Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { Selection } from '../selection/selection.ts';
import { nullWhenHidden } from '../values/null-when-hidden.ts';

/** The arguments that unlock a single item. */
export interface OpeningArguments {
  readonly preview?: boolean | null | undefined;
  readonly password?: string | null | undefined;
  readonly previewToken?: string | null | undefined;
}

/** How to find the item without unlocking it. */
export interface FoundBy {
  /** The item's id, if the key contains it. */
  readonly id: number | undefined;
  /** Loads the item as the caller may see it, with additional REST fields. */
  readonly find: (reads: readonly string[]) => Promise<Row | null>;
}

/**
 * Loads a single item, unlocked by the arguments.
 *
 * @throws PressgraphError FORBIDDEN for a wrong password, or a token that is not valid for this item.
 */
export async function loadOpened(
  model: ContentTypeModel,
  { preview, password, previewToken }: OpeningArguments,
  { id, find }: FoundBy,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> {
  const further = preview ? ['modified_gmt'] : [];
  const ask = async (item: number, reads: readonly string[], opened: OpenedBy) => {
    const fields = restFields([...Selection.of(info).reads(model), ...further, ...reads], model.kind);
    return await context.load.item(model, item, fields, opened);
  };
  const finish = async (row: ContentRow | null, opened: OpenedBy) =>
    row && preview ? await withAutosave(model, row, context, opened) : row;

  if (previewToken != null) {
    assertOpens(previewToken, id, context);
    const row = await ask(id, ['status'], { service: true });
    return row?.status === 'trash' ? null : await finish(row, { service: true });
  }
  // WordPress treats an empty password as none.
  if (password) {
    const item = id ?? (await find([]))?.id;
    const opened = item === undefined ? null : await finish(await ask(item, [], { password }), {});
    if (opened) context.unlocked.keep([opened], { id: opened.id, password });
    return opened;
  }
  return await finish((await find(further)) as ContentRow | null, {});
}

function assertOpens(
  token: string,
  id: number | undefined,
  { previews }: GatewayContext,
): asserts id is number {
  if (id === undefined) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Expected `by: { databaseId }` or `by: { id }` with a `previewToken`, got another key.',
    );
  }
  if (!previews) throw new PressgraphError('FORBIDDEN', 'This gateway does not accept preview tokens.');
  if (!previews.opens(token, id)) {
    throw new PressgraphError('FORBIDDEN', 'The preview token is not valid for this item, or has expired.');
  }
}

const AUTOSAVED = ['title', 'content', 'excerpt'] as const;

/** The item with the texts of its latest autosave, if that is newer. */
async function withAutosave(
  model: ContentTypeModel,
  row: ContentRow,
  { load, caller }: GatewayContext,
  opened: OpenedBy,
): Promise<ContentRow> {
  if (caller.kind === 'anonymous' && !opened.service) return row;
  const reads = AUTOSAVED.flatMap((field) => [field, `${field}.raw`]);
  const [autosave] = (await nullWhenHidden(load.autosaves(model, row.id, reads, opened))) ?? [];
  return autosave && (autosave.modified_gmt ?? '') > (row.modified_gmt ?? '') ? overlaid(row, autosave) : row;
}

function overlaid(row: ContentRow, { title, content, excerpt }: RevisionRow): ContentRow {
  return {
    ...row,
    title: { ...row.title, ...title },
    content: { ...row.content, ...content },
    // For an autosave without an excerpt, WordPress does not generate one.
    excerpt: excerpt?.rendered ? { ...row.excerpt, ...excerpt } : { ...row.excerpt, raw: excerpt?.raw ?? '' },
  };
}
