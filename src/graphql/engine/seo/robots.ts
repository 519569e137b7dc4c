import type { RobotsShape } from './seo-shape.ts';

/**
 * Parses the robots meta tag: `index, follow, max-snippet:-1, max-image-preview:large`. What is not forbidden is
 * allowed. `null` if there is none.
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
