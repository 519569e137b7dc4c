import type { Resource } from '../resources.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/**
 * The fields that WordPress's own REST controllers send, by kind of item: the GraphQL schema includes or omits
 * them by design (those for editors only, and those expressed differently). All others are the site's, and
 * discovered.
 *
 * @see https://developer.wordpress.org/rest-api/reference/
 */
const CORE_KEYS: Readonly<Record<Resource['kind'], ReadonlySet<string>>> = {
  content:
    words(`id date date_gmt guid link modified modified_gmt slug status type password permalink_template
    generated_slug class_list title content excerpt author featured_media comment_status ping_status format meta sticky
    template parent menu_order _links _embedded`),
  term: words('id count description link name slug taxonomy parent meta _links _embedded'),
  author:
    words(`id username name first_name last_name email url description link locale nickname slug registered_date
    roles password capabilities extra_capabilities avatar_urls meta is_super_admin _links _embedded`),
  media:
    words(`id date date_gmt guid link modified modified_gmt slug status type permalink_template generated_slug
    class_list title author featured_media comment_status ping_status template meta alt_text caption description
    media_type mime_type media_details post source_url missing_image_sizes filename filesize exif_orientation
    image_output_format image_quality image_save_progressive _links _embedded`),
  comment:
    words(`id author author_email author_ip author_name author_url author_user_agent content date date_gmt link
    parent post status type author_avatar_urls meta _links _embedded`),
  revision:
    words(`id author date date_gmt guid modified modified_gmt parent slug title content excerpt meta _links
    _embedded`),
};

export const coreKeysOf = (kind: Resource['kind']): ReadonlySet<string> => CORE_KEYS[kind];
