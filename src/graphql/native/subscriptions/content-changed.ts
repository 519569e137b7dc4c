import { PressgraphError } from '../../../base/errors.ts';
import type { Change } from '../../../changes/changes.ts';
import type { ContentTypeModel } from '../../../model/resources.ts';
import type { SiteShape } from '../../../model/site-model.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import type { SchemaKit } from '../schema-kit.ts';

interface ContentChange {
  readonly change: Change;
  readonly model: ContentTypeModel;
}

/** `contentChanged`: content that is published, updated or removed, as the public sees it. */
export function registerContentChanged({ builder, site, ids, Content }: SchemaKit): void {
  const kind = builder.enumType('ContentChangeKind', {
    description: 'How an item changed, as the public sees it.',
    values: {
      CREATED: { description: 'It was published.' },
      UPDATED: { description: 'It was updated.' },
      DELETED: { description: 'It was deleted or unpublished.' },
    },
  });
  const ref = builder.objectRef<ContentChange>('ContentChange');
  builder.objectType(ref, {
    description: 'A change to the site’s content.',
    fields: (t) => ({
      kind: t.field({
        type: kind,
        nullable: false,
        description: 'How it changed.',
        resolve: ({ change }) => change.kind,
      }),
      type: t.string({
        nullable: false,
        description: 'The post type, by its WordPress key: `post`.',
        resolve: ({ model }) => model.slug,
      }),
      databaseId: t.int({
        nullable: false,
        description: 'The ID in the WordPress database.',
        resolve: ({ change }) => change.id,
      }),
      contentId: t.id({
        nullable: false,
        description: 'The global ID of the item.',
        resolve: ({ change, model }) => ids.encode(model, change.id),
      }),
      content: t.field({
        type: Content,
        description: 'The item as it is now. Null if it is no longer public.',
        resolve: ({ change, model }, _args, context, info) =>
          change.kind === 'DELETED' ? null : loadRelated(model, change.id, context, info),
      }),
    }),
  });
  builder.subscriptionField('contentChanged', (t) =>
    t.field({
      type: ref,
      nullable: false,
      args: {
        types: t.arg.stringList({
          description: 'Only these post types, by their WordPress keys: `["post", "page"]`. Default: all.',
        }),
      },
      description: 'Changes to public content, as they happen. Drafts and past changes are not reported.',
      subscribe: (_root, { types }, context) => {
        const routes = modelsOf(types, site).map(({ route }) => route);
        return context.changes.subscribe(routes, () => true);
      },
      resolve: (change: Change): ContentChange => {
        const model = site.contentTypes.find(({ route }) => route === change.route);
        if (!model) throw new TypeError(`Expected a post type of the schema with the route ${change.route}.`);
        return { change, model };
      },
    }),
  );
}

/** @throws PressgraphError BAD_USER_INPUT for a type that the site does not have. */
function modelsOf(
  types: readonly string[] | null | undefined,
  { contentTypes }: SiteShape,
): readonly ContentTypeModel[] {
  if (!types) return contentTypes;
  return types.map((type) => {
    const model = contentTypes.find(({ slug }) => slug === type);
    if (model) return model;
    const known = contentTypes.map(({ slug }) => slug).join(', ');
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected \`types\` to be post types of this site (${known}), got “${type}”.`,
    );
  });
}
