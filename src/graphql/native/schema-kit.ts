import type { GivenNames } from '../../base/given-names.ts';
import type { JsonObject } from '../../base/json.ts';
import type { LanguageModel } from '../../model/language-model.ts';
import {
  AUTHORS,
  COMMENTS,
  type ContentTypeModel,
  MEDIA,
  REVISIONS,
  type Resource,
  type TaxonomyModel,
} from '../../model/resources.ts';
import type { SiteShape } from '../../model/site-model.ts';
import type {
  AuthorRow,
  CommentRow,
  ContentRow,
  MediaRow,
  TermRow,
  ViewerRow,
} from '../../wordpress/rest/shapes.ts';
import { createBuilder } from './builder.ts';
import { COMMENT_ORDERS } from './comments/comment-lists.ts';
import { registerCommentStatus } from './comments/comment-status.ts';
import { registerContentEnums } from './content/content-enums.ts';
import type { Revision } from './content/revision-place.ts';
import { registerOrderDirection, registerOrderInput } from './filters/order-input.ts';
import { nameSite } from './naming/name-site.ts';
import { SETTINGS_TYPE } from './naming/named-extras.ts';
import { globalIds } from './node/global-ids.ts';
import { OtherNodes } from './node/other-nodes.ts';
import { connectionOf } from './paging/connection-types.ts';
import { registerContentFormat } from './values/content-format.ts';

/**
 * What all registrars of one schema share: the builder, the site, and a reference to each type. References exist
 * before their fields, so that types may refer to each other in any order.
 */
export function createSchemaKit(site: SiteShape, given?: GivenNames, prefix = '') {
  const names = nameSite(site, given);
  const nameOf = (resource: Resource) => names.of(resource).typeName;
  const builder = createBuilder(names, prefix);
  const author = builder.objectRef<AuthorRow>(nameOf(AUTHORS));
  const media = builder.objectRef<MediaRow>(nameOf(MEDIA));
  const comment = builder.objectRef<CommentRow>(nameOf(COMMENTS));
  const OrderDirection = registerOrderDirection(builder);
  const revision = builder.objectRef<Revision>(nameOf(REVISIONS));
  const content = new Map(
    site.contentTypes.map((model) => {
      const ref = builder.objectRef<ContentRow>(nameOf(model));
      return [model.slug, { model, ref, connection: connectionOf(builder, ref) }] as const;
    }),
  );
  const terms = new Map(
    site.taxonomies.map((model) => {
      const ref = builder.objectRef<TermRow>(nameOf(model));
      return [model.slug, { model, ref, connection: connectionOf(builder, ref) }] as const;
    }),
  );
  return {
    builder,
    site,
    /** All names in the schema. */
    names,
    /** What the names of types and root fields get in front of them once the schema is built. */
    prefix,
    ids: globalIds(names, prefix),
    /** The types with ids that are not items of a resource. */
    otherNodes: new OtherNodes(),
    Content: builder.interfaceRef<ContentRow>('Content'),
    Term: builder.interfaceRef<TermRow>('Term'),
    ContentType: builder.objectRef<ContentTypeModel>('ContentType'),
    Taxonomy: builder.objectRef<TaxonomyModel>('Taxonomy'),
    Language: builder.objectRef<LanguageModel>('Language'),
    Settings: builder.objectRef<JsonObject>(SETTINGS_TYPE),
    Viewer: builder.objectRef<ViewerRow>('Viewer'),
    Author: author,
    Media: media,
    Comment: comment,
    Revision: revision,
    AuthorConnection: connectionOf(builder, author),
    MediaConnection: connectionOf(builder, media),
    CommentConnection: connectionOf(builder, comment),
    RevisionConnection: connectionOf(builder, revision),
    ContentFormat: registerContentFormat(builder),
    OrderDirection,
    CommentOrder: registerOrderInput(builder, OrderDirection, nameOf(COMMENTS), COMMENT_ORDERS),
    enums: { ...registerContentEnums(builder), CommentStatus: registerCommentStatus(builder) },
    /** The discovered post types by slug, in WordPress's order. */
    content,
    /** The discovered taxonomies by slug, in WordPress's order. */
    terms,
  };
}

export type SchemaKit = ReturnType<typeof createSchemaKit>;
export type ContentKit = SchemaKit['content'] extends Map<string, infer Kit> ? Kit : never;
export type TermKit = SchemaKit['terms'] extends Map<string, infer Kit> ? Kit : never;
