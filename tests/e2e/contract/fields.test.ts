import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTwoSites, type TwoSites } from './compare.ts';

let sites: TwoSites;
beforeAll(async () => {
  sites = await startTwoSites();
});
afterAll(() => sites[Symbol.asyncDispose]());

/** What of an item is sent, as both sites have it. */
const REQUESTS: Readonly<Record<string, readonly string[]>> = {
  'fields of contents': [
    '/wp/v2/posts?_fields=id,title.rendered&per_page=2',
    '/wp/v2/posts?_fields=id slug&per_page=2',
    '/wp/v2/posts?_fields[]=id&_fields[]=slug&per_page=2',
    '/wp/v2/posts?_fields=content.protected,excerpt.rendered,guid.rendered&per_page=2',
    '/wp/v2/posts?_fields=meta.footnotes,id&per_page=2',
    '/wp/v2/posts?_fields=reading_time,subtitle&per_page=2',
    '/wp/v2/posts/54?_fields=id,title.rendered',
  ],
  'fields that are not what they seem': [
    // A parent before its child ends the list of names.
    '/wp/v2/posts?_fields=id,title,title.rendered,slug&per_page=2',
    '/wp/v2/posts?_fields=id,title.rendered,title,slug&per_page=2',
    '/wp/v2/posts?_fields=title.nothing,id&per_page=2',
    '/wp/v2/posts?_fields=id.x&per_page=2',
    '/wp/v2/posts?_fields=nothing&per_page=2',
    '/wp/v2/posts/54?_fields=nothing',
    '/wp/v2/posts?_fields=&per_page=1',
    '/wp/v2/posts?_fields=,&per_page=1',
    // Names below these properties drop them.
    '/wp/v2/media?_fields=media_details.sizes,caption.rendered,title.rendered,id&per_page=2',
    '/wp/v2/media?_fields=description.rendered&per_page=2',
    '/wp/v2/users?_fields=avatar_urls.96,name&per_page=2',
    '/wp/v2/comments?_fields=content.rendered,id&per_page=2',
    '/wp/v2/tags?_fields=id,meta.x,_links.about&per_page=2',
    '/wp/v2/search?_fields=nothing&per_page=1',
  ],
  'fields of answers by key': [
    '/wp/v2/types/post',
    '/wp/v2/taxonomies/category',
    '/wp/v2/types?_fields=rest_base',
    '/wp/v2/types?_fields=post.rest_base',
    '/wp/v2/types?_fields=post.rest_base,rest_base,post.name',
    '/wp/v2/types/post?_fields=rest_base',
    '/wp/v2/taxonomies?_fields=category.rest_base,rest_base',
    '/wp-json/?_fields=home,url',
  ],
  links: [
    '/wp/v2/posts?_fields=id,_links.author&per_page=2',
    '/wp/v2/posts?_fields=_links&per_page=2',
    '/wp/v2/posts?_fields=_links.author.href&per_page=2',
    // Of a single item, one of them brings all.
    '/wp/v2/posts/54?_fields=_links.author',
    '/wp/v2/users?_fields=meta,_links.self&per_page=2',
    '/wp/v2/comments?_fields=_links.up&per_page=2',
    '/wp/v2/search?_fields=_links.self&per_page=1',
  ],
  items: [
    '/wp/v2/posts/54',
    '/wp/v2/posts/54/',
    '/wp/v2/posts/45',
    '/wp/v2/posts/45?password=secret',
    '/wp/v2/posts/45?password=',
    '/wp/v2/pages/60',
    '/wp/v2/media/15',
    '/wp/v2/tags/40',
    '/wp/v2/categories/4',
    '/wp/v2/users/5',
    '/wp/v2/comments/2',
    'HEAD /wp/v2/posts/54',
  ],
  'context=embed': [
    '/wp/v2/posts?context=embed&per_page=2',
    '/wp/v2/posts/54?context=embed',
    '/wp/v2/pages?context=embed&per_page=2',
    '/wp/v2/books?context=embed&per_page=2',
    '/wp/v2/media?context=embed&per_page=1',
    '/wp/v2/users?context=embed&per_page=1',
    '/wp/v2/comments?context=embed&per_page=1',
    '/wp/v2/tags?context=embed&per_page=1',
    '/wp/v2/categories?context=embed&per_page=3',
  ],
  embedding: [
    '/wp/v2/posts?_embed&per_page=1',
    '/wp/v2/posts?_embed=true&per_page=1',
    '/wp/v2/posts?_embed=1&per_page=1',
    '/wp/v2/posts?_embed=nothing&per_page=1',
    '/wp/v2/posts?_embed[]=author&per_page=1',
    '/wp/v2/posts?_embed=author,wp:featuredmedia,wp:term&per_page=2',
    '/wp/v2/posts?_embed=author&_fields=id,_links&per_page=2',
    '/wp/v2/posts?_embed=author&_fields=id,_links.author&per_page=2',
    '/wp/v2/posts?_embed=author&_fields=id,_embedded&per_page=2',
    '/wp/v2/posts?_embed=author&_fields=id&per_page=2',
    '/wp/v2/posts?_embed=wp:term&_fields=id,_links.wp:term&per_page=1',
    '/wp/v2/posts/48?_embed=replies&_fields=_links.replies',
    '/wp/v2/posts/45?_embed=replies&_fields=_links.replies',
    '/wp/v2/pages/60?_embed=up,author',
    '/wp/v2/comments?_embed=up&per_page=2',
    '/wp/v2/comments/4?_embed=up,in-reply-to,author',
    '/wp/v2/media?_embed=author&per_page=2',
    '/wp/v2/media/15?_embed',
    '/wp/v2/categories/4?_embed=up',
    '/wp/v2/users?_embed&per_page=1',
    '/wp/v2/search?_embed=self&per_page=2',
  ],
};

describe.each(Object.entries(REQUESTS))('%s', (_, requests) => {
  test.each(requests)('%s', async (request) => {
    const [real, imitated] = await sites.both(request);
    expect(imitated).toEqual(real);
  });
});
