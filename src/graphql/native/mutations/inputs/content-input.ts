import { AUTHORS, type ContentTypeModel, MEDIA } from '../../../../model/resources.ts';
import { extrasOf } from '../../../../model/site-model.ts';
import { takenBy, textInput, valueInput } from '../../../engine/writes/input-field.ts';
import type { SchemaKit } from '../../schema-kit.ts';
import { declaredInputs } from './declared-input.ts';
import { type Input, momentInput } from './input-type.ts';
import { idInput, idsInput, slugsInput } from './reference-inputs.ts';

/**
 * The input of a post type: the arguments of WordPress's posts controller that the route declares, plus those of the
 * site.
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
    textInput(['title', 'The title, as HTML.'], 'title'),
    textInput(['content', 'The content, as HTML or block markup.'], 'content'),
    textInput(['excerpt', 'The excerpt, as HTML.'], 'excerpt'),
    textInput(['slug', 'The slug. Default: generated from the title.'], 'slug'),
    valueInput(
      [
        'status',
        'The publication status. Default: DRAFT. To move an item to the trash, use its delete mutation.',
      ],
      enums.ContentStatus.ref,
      'status',
    ),
    momentInput(
      ['date', 'The publication date. With the status FUTURE, when it will be published.'],
      'date_gmt',
      { empty: null },
    ),
    textInput(
      ['password', 'The password that protects the content. Null removes the protection.'],
      'password',
    ),
    idInput(['authorId', 'The author.'], 'author', [AUTHORS], ids, { empty: undefined }),
    idInput(['featuredMediaId', 'The featured image.'], 'featured_media', [MEDIA], ids),
    valueInput(
      ['commentStatus', 'Whether it is open for comments.'],
      enums.DiscussionStatus.ref,
      'comment_status',
    ),
    valueInput(
      ['pingStatus', 'Whether it is open for pingbacks and trackbacks.'],
      enums.DiscussionStatus.ref,
      'ping_status',
    ),
    textInput(['template', 'The theme template. Empty for the default template.'], 'template'),
    ...(model.slug === 'post'
      ? [
          valueInput(['format', 'The post format.'], enums.PostFormat.ref, 'format'),
          valueInput(['isSticky', 'Whether it stays at the top of the blog (sticky).'], 'Boolean', 'sticky'),
        ]
      : []),
    ...(model.hierarchical
      ? [
          idInput(['parentId', 'The parent. Null moves it to the top level.'], 'parent', [model], ids),
          valueInput(['menuOrder', 'The position among its siblings (`menu_order`).'], 'Int', 'menu_order'),
        ]
      : []),
    ...taxonomies.flatMap((taxonomy) => {
      const { singular } = names.of(taxonomy);
      return [
        idsInput(
          [`${singular}Ids`, `The ${taxonomy.label}. They replace the current ones.`],
          taxonomy.restBase,
          [taxonomy],
          ids,
        ),
        slugsInput(
          [
            `${singular}Slugs`,
            `The ${taxonomy.label} by slug, in addition to \`${singular}Ids\`. An unknown slug is an error.`,
          ],
          taxonomy.restBase,
          taxonomy,
        ),
      ];
    }),
  ];
}
