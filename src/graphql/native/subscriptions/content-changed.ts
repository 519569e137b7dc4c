import { PressgraphError } from '../../../base/errors.ts';
import type { Change } from '../../../changes/changes.ts';
import type { ContentTypeModel } from '../../../model/resources.ts';
import type { SiteModel } from '../../../model/site-model.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import type { SchemaKit } from '../schema-kit.ts';

interface ContentChange {
  readonly change: Change;
  readonly model: ContentTypeModel;
}

/** `contentChanged`: what the public sees appear, change and disappear among the site's content. */
export function registerContentChanged({ builder, site, ids, Content }: SchemaKit): void {
  const kind = builder.enumType('ContentChangeKind', {
    description: 'What became of an item, as the public sees it.',
    values: {
      CREATED: { description: 'It was published.' },
      UPDATED: { description: 'It was edited.' },
      DELETED: { description: 'It is not to be seen any more: deleted, or taken back.' },
    },
  });
  const ref = builder.objectRef<ContentChange>('ContentChange');
  builder.objectType(ref, {
    description: 'A change of the site’s content.',
    fields: (t) => ({
      kind: t.field({
        type: kind,
        nullable: false,
        description: 'What became of it.',
        resolve: ({ change }) => change.kind,
      }),
      type: t.string({
        nullable: false,
        description: 'Its post type, by WordPress’s own key: `post`.',
        resolve: ({ model }) => model.slug,
      }),
      databaseId: t.int({
        nullable: false,
        description: 'WordPress’s own id.',
        resolve: ({ change }) => change.id,
      }),
      id: t.id({
        nullable: false,
        description: 'Its global id.',
        resolve: ({ change, model }) => ids.encode(model, change.id),
      }),
      content: t.field({
        type: Content,
        description: 'It, as it is now. Null where it is not to be seen any more.',
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
          description:
            'Post types to hear of, by WordPress’s own keys: `["post", "page"]`. All of them unless told otherwise.',
        }),
      },
      description:
        'Changes of content that the public may see, as they happen. Drafts are told of to nobody, and to nobody what happened before.',
      subscribe: (_root, { types }, context) => {
        const routes = modelsOf(types, site).map(({ route }) => route);
        return context.changes.subscribe(routes, () => true);
      },
      resolve: (change: Change): ContentChange => {
        const model = site.contentTypes.find(({ route }) => route === change.route);
        if (!model) throw new TypeError(`Expected a post type of the schema at ${change.route}.`);
        return { change, model };
      },
    }),
  );
}

/** @throws PressgraphError BAD_USER_INPUT for a type that the site does not have. */
function modelsOf(
  types: readonly string[] | null | undefined,
  { contentTypes }: SiteModel,
): readonly ContentTypeModel[] {
  if (!types) return contentTypes;
  return types.map((type) => {
    const model = contentTypes.find(({ slug }) => slug === type);
    if (model) return model;
    const known = contentTypes.map(({ slug }) => slug).join(', ');
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected \`types\` to name post types of this site (${known}), but “${type}” is none.`,
    );
  });
}
