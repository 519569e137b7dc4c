/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type HomePageQueryVariables = Exact<{ [key: string]: never; }>;


export type HomePageQuery = { posts: { totalCount: number | null, nodes: Array<{ databaseId: number, title: string | null, uri: string | null, date: string | null, excerpt: string | null, author: { name: string | null, avatarUrl: string | null } | null, featuredMedia: { altText: string | null, sourceUrl: string | null, srcSet: string | null } | null, categories: Array<{ name: string | null, uri: string | null }> | null, tags: Array<{ name: string | null, uri: string | null }> | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const HomePageDocument = new TypedDocumentString(`
    query HomePage {
  posts(first: 20) {
    totalCount
    nodes {
      databaseId
      title
      uri
      date
      excerpt(format: TEXT)
      author {
        name
        avatarUrl(size: 48)
      }
      featuredMedia {
        altText
        sourceUrl(size: "medium")
        srcSet
      }
      categories {
        name
        uri
      }
      tags {
        name
        uri
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<HomePageQuery, HomePageQueryVariables>;