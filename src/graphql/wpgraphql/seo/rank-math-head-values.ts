import type { Head } from '../../engine/seo/head-html.ts';

/** What Rank Math tells of a page: the tags that it prints into its head. */
export interface RankMathSeo {
  readonly typeName: string;
  readonly head: Head;
  readonly fullHead: string;
}

/** The content of the first tag of a name. */
export const tagOf = ({ head }: RankMathSeo, name: string): string | null =>
  head.metas.find((meta) => meta.name === name)?.content ?? null;

/** The contents of all tags of a name. */
export const tagsOf = ({ head }: RankMathSeo, name: string): readonly string[] =>
  head.metas.filter((meta) => meta.name === name).map(({ content }) => content);

export const hasTags = ({ head }: RankMathSeo, beginning: string): boolean =>
  head.metas.some(({ name }) => name.startsWith(beginning));

export function numberIn(text: string | null): number | null {
  const number = Number(text ?? '');
  return text === null || text.trim() === '' || !Number.isFinite(number) ? null : number;
}

/** The structured data as Rank Math prints it: with its tag. */
export const jsonLdTags = ({ fullHead }: RankMathSeo): string | null =>
  fullHead
    .match(/<script\b[^>]*application\/ld\+json[^>]*>[^<]*(?:<(?!\/script)[^<]*)*<\/script>/gi)
    ?.join('\n') ?? null;

/** What Slack shows beside a link: `twitter:label1` and `twitter:data1`. */
export function labelsOf(
  seo: RankMathSeo,
): readonly { readonly label: string; readonly data: string | null }[] {
  return seo.head.metas.flatMap(({ name, content }) => {
    const [, number] = /^twitter:label(\d+)$/.exec(name) ?? [];
    return number === undefined ? [] : [{ label: content, data: tagOf(seo, `twitter:data${number}`) }];
  });
}
