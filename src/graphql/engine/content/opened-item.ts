import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import type { OpenedBy } from '../../../loaders/loaders.ts';
import type { ContentTypeModel } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { ContentRow, RevisionRow, Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { Selection } from '../selection/selection.ts';
import { nullWhenHidden } from '../values/null-when-hidden.ts';

/** What a single item of content may be opened with. */
export interface OpeningArguments {
  readonly preview?: boolean | null | undefined;
  readonly password?: string | null | undefined;
  readonly previewToken?: string | null | undefined;
}

/** How the item is found without being opened. */
export interface FoundBy {
  /** Its id, where the key tells it. */
  readonly id: number | undefined;
  /** The item as the caller may see it, with further REST fields. */
  readonly find: (reads: readonly string[]) => Promise<Row | null>;
}

/**
 * A single item of content, opened with what the caller gave for it.
 *
 * @throws PressgraphError FORBIDDEN for a wrong password, and for a token that does not open this item now.
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
  // WordPress takes an empty password for none.
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
      'Expected `by: { databaseId }` or `by: { id }` with a `previewToken`, but another key came.',
    );
  }
  if (!previews) throw new PressgraphError('FORBIDDEN', 'This gateway takes no preview tokens.');
  if (!previews.opens(token, id)) {
    throw new PressgraphError('FORBIDDEN', 'The preview token does not open this item, or not any more.');
  }
}

const AUTOSAVED = ['title', 'content', 'excerpt'] as const;

/** The item with what was last typed over what is saved, where that is newer. */
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
    // Of an autosave without one, WordPress makes none of the content.
    excerpt: excerpt?.rendered ? { ...row.excerpt, ...excerpt } : { ...row.excerpt, raw: excerpt?.raw ?? '' },
  };
}
