import type { RobotsShape } from './seo-shape.ts';

/**
 * The directives of a robots meta tag: `index, follow, max-snippet:-1, max-image-preview:large`. What they do not forbid
 * is allowed. `null` where there are none.
 */
export function parseRobots(raw: string | null): RobotsShape | null {
  if (!raw) return null;
  const directives = raw.split(',').map((directive) => directive.trim().toLowerCase());
  const tell = (name: string): string | null => {
    const found = directives.find((directive) => directive.startsWith(`${name}:`));
    return found?.slice(name.length + 1).trim() || null;
  };
  const isForbidden = (name: string) => directives.includes(`no${name}`) || directives.includes('none');
  return {
    index: !isForbidden('index'),
    follow: !isForbidden('follow'),
    maxSnippet: limitOf(tell('max-snippet')),
    maxImagePreview: tell('max-image-preview'),
    maxVideoPreview: limitOf(tell('max-video-preview')),
    raw,
  };
}

const limitOf = (value: string | null): number | null =>
  value !== null && /^-?\d{1,9}$/.test(value) ? Number(value) : null;
