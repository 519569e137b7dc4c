import type { RestFields } from '../../../wordpress/rest/fields.ts';

/** What a page tells search engines and social networks, whatever the source. */
export interface SeoShape {
  readonly source: SeoSource;
  readonly title: string | null;
  readonly description: string | null;
  readonly canonicalUrl: string | null;
  readonly robots: RobotsShape | null;
  readonly openGraph: OpenGraphShape;
  readonly twitter: TwitterShape;
  readonly jsonLd: readonly unknown[];
  readonly breadcrumbs: readonly BreadcrumbShape[] | (() => Promise<readonly BreadcrumbShape[]>);
}

export type SeoSource = 'YOAST' | 'RANK_MATH' | 'WORDPRESS';

export interface RobotsShape {
  readonly index: boolean;
  readonly follow: boolean;
  readonly maxSnippet: number | null;
  readonly maxImagePreview: string | null;
  readonly maxVideoPreview: number | null;
  readonly raw: string;
}

export interface OpenGraphShape {
  readonly title: string | null;
  readonly description: string | null;
  readonly type: string | null;
  readonly url: string | null;
  readonly siteName: string | null;
  readonly locale: string | null;
  readonly publishedTime: Date | null;
  readonly modifiedTime: Date | null;
  /** Known already, or loaded on demand with the selected REST fields of media. */
  readonly images: readonly SeoImageShape[] | ((fields: RestFields) => Promise<readonly SeoImageShape[]>);
}

/** Null falls back to Open Graph, as readers of Twitter tags do. */
export interface TwitterShape {
  readonly card: string | null;
  readonly title: string | null;
  readonly description: string | null;
  readonly image: string | null;
  readonly creator: string | null;
  readonly site: string | null;
}

export interface SeoImageShape {
  readonly url: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly alt: string | null;
  readonly type: string | null;
}

export interface BreadcrumbShape {
  readonly text: string;
  readonly url: string | null;
}
