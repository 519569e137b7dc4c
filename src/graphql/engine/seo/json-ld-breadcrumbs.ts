import { isRecord, type JsonObject } from '../../../base/json.ts';
import type { BreadcrumbShape } from './seo-shape.ts';
import { recordsOf, textOf, urlOf } from './values.ts';

/**
 * The breadcrumbs of a page from its structured data (schema.org's `BreadcrumbList`), from the front page down.
 *
 * @param page The URL of the page itself, which the last breadcrumb often lacks.
 * @see https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
 */
export function breadcrumbsOf(jsonLd: readonly unknown[], page: string | null): readonly BreadcrumbShape[] {
  const nodes = jsonLd.flatMap(recordsOf).flatMap((document) => [document, ...recordsOf(document['@graph'])]);
  const list = nodes.find((node) => [node['@type']].flat().includes('BreadcrumbList'));
  const steps = recordsOf(list?.['itemListElement']).toSorted((a, b) => positionOf(a) - positionOf(b));
  return steps.flatMap((step, index) => {
    const { item } = step;
    const inner: JsonObject = isRecord(item) ? item : {};
    const text = textOf(step['name']) ?? textOf(inner['name']);
    const isLast = index === steps.length - 1;
    const url = urlOf(item) ?? urlOf(inner['@id']) ?? urlOf(inner['url']) ?? (isLast ? page : null);
    return text === null ? [] : [{ text, url }];
  });
}

const positionOf = (step: JsonObject): number => Number(step['position']) || 0;
