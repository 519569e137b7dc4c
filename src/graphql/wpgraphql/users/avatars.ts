import { avatarUrl } from '../../engine/authors/avatar.ts';
import type { Args, Registrar } from '../kit/registrar.ts';

export const AVATAR_ARGUMENTS = { forceDefault: 'Boolean', rating: 'AvatarRatingEnum', size: 'Int = 96' };

const DEFAULT_SIZE = 96;

export interface Avatar {
  readonly url: string;
  readonly size: number;
  readonly rating: string;
  readonly forceDefault: boolean;
}

/** An avatar of a size; `null` if the site shows none. */
export function avatarOf(urls: Readonly<Record<string, string>> | undefined, args: Args): Avatar | null {
  const size = typeof args['size'] === 'number' && args['size'] > 0 ? args['size'] : DEFAULT_SIZE;
  const url = avatarUrl(urls, size);
  if (url === null) return null;
  const rating = String(args['rating'] ?? 'g').toLowerCase();
  const forceDefault = args['forceDefault'] === true;
  return { url: withOptions(url, rating, forceDefault), size, rating, forceDefault };
}

function withOptions(url: string, rating: string, forceDefault: boolean): string {
  if (!URL.canParse(url)) return url;
  const address = new URL(url);
  if (!address.searchParams.has('r')) return url;
  // In WordPress's order: clients compare URLs.
  address.searchParams.delete('r');
  if (forceDefault) address.searchParams.set('f', 'y');
  address.searchParams.set('r', rating);
  return address.href;
}

export function registerAvatars(types: Registrar): void {
  types.enum('AvatarRatingEnum', 'The ratings of avatars.', { G: 'g', PG: 'pg', R: 'r', X: 'x' });
  const none = { description: 'Null: not in WordPress’s REST API.', resolve: () => null };
  types.object<Avatar>('Avatar', {
    description: 'The avatar of a person.',
    fields: {
      url: { type: 'String', description: 'The URL of the image.' },
      size: { type: 'Int', description: 'The size that was asked, in pixels.' },
      width: { type: 'Int', description: 'The width, in pixels.', resolve: ({ size }) => size },
      height: { type: 'Int', description: 'The height, in pixels.', resolve: ({ size }) => size },
      rating: { type: 'String', description: 'The strictest rating that is shown.' },
      default: { type: 'String', description: 'What is shown without an avatar.', resolve: () => 'mm' },
      foundAvatar: { type: 'Boolean', description: 'Whether there is one.', resolve: () => true },
      forceDefault: { type: 'Boolean', description: 'Whether the default is always shown.' },
      isRestricted: { type: 'Boolean', description: 'False.', resolve: () => false },
      scheme: { type: 'String', ...none },
      extraAttr: { type: 'String', ...none },
    },
  });
}
