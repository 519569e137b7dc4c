import type { ContentTypeModel } from '../../../../model/resources.ts';

/** Filters of every list of content, with their types. */
const COMMON: Readonly<Record<string, string>> = {
  dateQuery: 'DateQueryInput',
  hasPassword: 'Boolean',
  id: 'Int',
  in: '[ID]',
  isSticky: 'Boolean',
  mimeType: 'MimeTypeEnum',
  name: 'String',
  nameIn: '[String]',
  notIn: '[ID]',
  orderby: '[PostObjectsConnectionOrderbyInput]',
  parent: 'ID',
  parentIn: '[ID]',
  parentNotIn: '[ID]',
  password: 'String',
  search: 'String',
  stati: '[PostStatusEnum]',
  status: 'PostStatusEnum',
  template: 'ContentTemplateEnum',
  title: 'String',
};

const BY_AUTHOR: Readonly<Record<string, string>> = {
  author: 'Int',
  authorIn: '[ID]',
  authorName: 'String',
  authorNotIn: '[ID]',
};

const BY_CATEGORY: Readonly<Record<string, string>> = {
  categoryId: 'Int',
  categoryIn: '[ID]',
  categoryName: 'String',
  categoryNotIn: '[ID]',
};

const BY_TAG: Readonly<Record<string, string>> = {
  tag: 'String',
  tagId: 'String',
  tagIn: '[ID]',
  tagNotIn: '[ID]',
  tagSlugAnd: '[String]',
  tagSlugIn: '[String]',
};

/** Further plugins offer this on root lists: a page by its number. */
const OFFSET: Readonly<Record<string, string>> = { offsetPagination: 'OffsetPagination' };

/** The filters of a list of one type: those by category and tag only where the type has them. */
export function whereOfType(type: ContentTypeModel | undefined): Readonly<Record<string, string>> {
  const has = (slug: string) => type?.taxonomies.includes(slug) === true;
  return {
    ...COMMON,
    ...BY_AUTHOR,
    ...(has('category') && BY_CATEGORY),
    ...(has('post_tag') && BY_TAG),
    ...OFFSET,
  };
}

/** The filters of a list of content of several types. */
export const whereOfAnyContent = (contentTypes: string): Readonly<Record<string, string>> => ({
  ...COMMON,
  ...(contentTypes !== '' && { contentTypes: `[${contentTypes}]` }),
  ...OFFSET,
});
