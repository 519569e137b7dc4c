import type { Row } from '../../../wordpress/rest/shapes.ts';
import type { Dialect } from '../dialect.ts';
import type { Fields } from '../kit/registrar.ts';
import { rankMathField } from './rank-math-seo.ts';
import { hasYoast, yoastField } from './yoast-seo.ts';

/** `seo` of an item, where Yoast SEO or Rank Math tells it. */
export function seoField(
  dialect: Dialect,
  of: 'content' | 'term' | 'user' | 'any content',
  typeName?: string,
): Fields<Row & object> {
  const { site } = dialect;
  if (hasYoast(site)) {
    return yoastField(dialect, of === 'term' ? 'TaxonomySEO' : of === 'user' ? 'SEOUser' : 'PostTypeSEO');
  }
  return site.hasRankMathHead ? rankMathField(dialect, of, typeName) : {};
}
