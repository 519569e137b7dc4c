import type { ContentTypeModel } from '../../../model/resources.ts';
import type { Dialect } from '../dialect.ts';

/** The field of REST that items of a type have if the type supports what an interface stands for. */
const SUPPORTS: Readonly<Record<string, string>> = {
  NodeWithAuthor: 'author',
  NodeWithComments: 'comment_status',
  NodeWithContentEditor: 'content',
  NodeWithEditorBlocks: 'content',
  NodeWithExcerpt: 'excerpt',
  NodeWithFeaturedImage: 'featured_media',
  NodeWithPageAttributes: 'menu_order',
  NodeWithTitle: 'title',
};

/** Interfaces whose fields no plugin of WPGraphQL's has, so that its schema says nothing of them. */
const OWN = new Set(['NodeWithEditorBlocks']);

/**
 * The interfaces of a post type by what it supports: as the given schema says, else as its route declares its items. Where
 * neither is known, all that types usually support.
 */
export function supportedInterfaces(
  { site, names, given }: Dialect,
  model: ContentTypeModel,
): readonly string[] {
  const usual = usualInterfaces(model);
  if (model.slug === 'post' || model.slug === 'page') return usual;
  const told = given?.interfaces.get(names.of(model).typeName);
  const declared = site.extras.get(model.key)?.declared;
  const has = (name: string): boolean => {
    if (told && !OWN.has(name)) return told.has(name);
    const field = SUPPORTS[name];
    return declared && field !== undefined ? declared.has(field) : usual.includes(name);
  };
  return [...new Set([...usual, ...Object.keys(SUPPORTS), 'NodeWithTrackbacks'])].filter(has);
}

const usualInterfaces = ({ slug, hierarchical }: ContentTypeModel): readonly string[] => [
  ...['NodeWithAuthor', 'NodeWithComments', 'NodeWithContentEditor', 'NodeWithEditorBlocks'],
  ...['NodeWithFeaturedImage', 'NodeWithRevisions', 'NodeWithTemplate', 'NodeWithTitle', 'Previewable'],
  ...(hierarchical ? ['NodeWithPageAttributes'] : []),
  ...(slug === 'page' ? [] : ['NodeWithExcerpt']),
  ...(slug === 'post' ? ['NodeWithTrackbacks'] : []),
];
