import type { JsonObject } from '../../base/json.ts';
import type { DiscoveredRoute } from '../discovery.ts';
import type { FieldModel } from './field-model.ts';
import { writableField } from './input-model.ts';
import { fieldsOfProperties } from './json-schema.ts';

/** The site's settings, as far as its REST API exposes them. */
export interface SettingsModel {
  readonly fields: readonly FieldModel[];
  /** The arguments of a write. */
  readonly input: readonly FieldModel[];
}

/** If the route declares none, WordPress's own settings are assumed. */
export function settingsModel(route: DiscoveredRoute | undefined): SettingsModel {
  const writable = route?.writable ?? CORE_SETTINGS;
  const declared = route?.properties ?? {};
  return {
    fields: fieldsOfProperties(Object.keys(declared).length > 0 ? declared : writable),
    input: Object.keys(writable).map((key) => writableField(writable, key)),
  };
}

const setting = (type: string, description: string, more: JsonObject = {}): JsonObject => ({
  type,
  description,
  ...more,
});

/**
 * The core settings (`register_initial_settings`), for sites where the route does not declare its own.
 *
 * @see https://developer.wordpress.org/rest-api/reference/settings/
 */
const CORE_SETTINGS: JsonObject = {
  title: setting('string', 'Site title.'),
  description: setting('string', 'Site tagline.'),
  url: setting('string', 'Site URL.', { format: 'uri' }),
  email: setting('string', 'This address is used for admin purposes, like new user notification.'),
  timezone: setting('string', 'A city in the same timezone as you.'),
  date_format: setting('string', 'A date format for all date strings.'),
  time_format: setting('string', 'A time format for all time strings.'),
  start_of_week: setting('integer', 'A day number of the week that the week should start on.'),
  language: setting('string', 'WordPress locale code.'),
  use_smilies: setting('boolean', 'Convert emoticons like :-) and :-P to graphics on display.'),
  default_category: setting('integer', 'Default post category.'),
  default_post_format: setting('string', 'Default post format.'),
  posts_per_page: setting('integer', 'Blog pages show at most.'),
  show_on_front: setting('string', 'What to show on the front page: `posts` or `page`.'),
  page_on_front: setting('integer', 'The ID of the page that should be displayed on the front page.'),
  page_for_posts: setting('integer', 'The ID of the page that should display the latest posts.'),
  default_ping_status: setting(
    'string',
    'Allow link notifications from other blogs (pingbacks and trackbacks) on new articles.',
    { enum: ['open', 'closed'] },
  ),
  default_comment_status: setting('string', 'Allow people to submit comments on new posts.', {
    enum: ['open', 'closed'],
  }),
  site_logo: setting('integer', 'Site logo.'),
  site_icon: setting('integer', 'Site icon.'),
};
