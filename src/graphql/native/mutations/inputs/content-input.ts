import { AUTHORS, type ContentTypeModel, MEDIA } from '../../../../model/resources.ts';
import { extrasOf } from '../../../../model/site-model.ts';
import { takenBy, textInput, valueInput } from '../../../engine/writes/input-field.ts';
import type { SchemaKit } from '../../schema-kit.ts';
import { declaredInputs } from './declared-input.ts';
import { type Input, momentInput } from './input-type.ts';
import { idInput, idsInput, slugsInput } from './reference-inputs.ts';

/**
 * What a post type takes in a write: the arguments of WordPress's posts controller, as far as the route declares them,
 * and what the site adds.
 *
 * @see https://developer.wordpress.org/rest-api/reference/posts/#create-a-post
 */
export function contentInputs(kit: SchemaKit, model: ContentTypeModel): readonly Input[] {
  const { input } = extrasOf(kit.site, model);
  return [
    ...takenBy(input.declared, designedInputs(kit, model)),
    ...declaredInputs(kit.builder, input.declared, kit.names.extrasOf(model)),
  ];
}

function designedInputs({ site, names, ids, enums }: SchemaKit, model: ContentTypeModel): readonly Input[] {
  const taxonomies = site.taxonomies.filter(({ slug }) => model.taxonomies.includes(slug));
  return [
    textInput(['title', 'Its title, as HTML.'], 'title'),
    textInput(['content', 'Its whole text, as HTML or block markup.'], 'content'),
    textInput(['excerpt', 'Its summary, as HTML.'], 'excerpt'),
    textInput(
      ['slug', 'Its short name in its address. WordPress makes one of the title where there is none.'],
      'slug',
    ),
    valueInput(
      ['status', 'Where it stands: DRAFT unless told otherwise. The trash has its own mutation.'],
      enums.ContentStatus.ref,
      'status',
    ),
    momentInput(['date', 'When it is published. With FUTURE, when it will be.'], 'date_gmt', { empty: null }),
    textInput(['password', 'What opens its content to readers. Null opens it to all.'], 'password'),
    idInput(['authorId', 'Who wrote it.'], 'author', [AUTHORS], ids, { empty: undefined }),
    idInput(['featuredMediaId', 'Its featured image.'], 'featured_media', [MEDIA], ids),
    valueInput(['commentStatus', 'Whether it takes comments.'], enums.DiscussionStatus.ref, 'comment_status'),
    valueInput(
      ['pingStatus', 'Whether it takes pingbacks and trackbacks.'],
      enums.DiscussionStatus.ref,
      'ping_status',
    ),
    textInput(['template', 'The theme’s template for it; empty for the usual one.'], 'template'),
    ...(model.slug === 'post'
      ? [
          valueInput(['format', 'The kind of post.'], enums.PostFormat.ref, 'format'),
          valueInput(['isSticky', 'Whether it stays at the top of the blog.'], 'Boolean', 'sticky'),
        ]
      : []),
    ...(model.hierarchical
      ? [
          idInput(['parentId', 'What it stands under. Null puts it at the top.'], 'parent', [model], ids),
          valueInput(['menuOrder', 'Its place among its siblings.'], 'Int', 'menu_order'),
        ]
      : []),
    ...taxonomies.flatMap((taxonomy) => {
      const { singular } = names.of(taxonomy);
      return [
        idsInput(
          [`${singular}Ids`, `All of its ${taxonomy.label}: those that it had are replaced.`],
          taxonomy.restBase,
          [taxonomy],
          ids,
        ),
        slugsInput(
          [
            `${singular}Slugs`,
            `Its ${taxonomy.label} by slug; those of \`${singular}Ids\` come besides. One that does not exist is a mistake.`,
          ],
          taxonomy.restBase,
          taxonomy,
        ),
      ];
    }),
  ];
}
