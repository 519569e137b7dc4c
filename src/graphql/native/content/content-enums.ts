import type { GatewayBuilder } from '../builder.ts';
import { openEnum } from '../values/open-enum.ts';

/** The enums of content, with WordPress's own values. */
export function registerContentEnums(builder: GatewayBuilder) {
  return {
    ContentStatus: openEnum(builder, 'ContentStatus', 'The publication status of content.', {
      PUBLISH: { value: 'publish', description: 'Published.' },
      FUTURE: { value: 'future', description: 'Scheduled for publication.' },
      DRAFT: { value: 'draft', description: 'Draft.' },
      PENDING: { value: 'pending', description: 'Pending review.' },
      PRIVATE: {
        value: 'private',
        description: 'Private: visible only to users who may read private content.',
      },
      TRASH: { value: 'trash', description: 'In the trash.' },
    }),
    DiscussionStatus: openEnum(
      builder,
      'DiscussionStatus',
      'Whether an item is open for comments, or for pingbacks and trackbacks.',
      {
        OPEN: { value: 'open', description: 'Open.' },
        CLOSED: { value: 'closed', description: 'Closed.' },
      },
    ),
    TaxonomyRelation: openEnum(builder, 'TaxonomyRelation', 'How to combine filters on several taxonomies.', {
      AND: { value: 'AND', description: 'All of them must match.' },
      OR: { value: 'OR', description: 'Any of them must match.' },
    }),
    SearchColumn: openEnum(builder, 'SearchColumn', 'Where to search for the terms in `search`.', {
      TITLE: { value: 'post_title', description: 'In the title.' },
      CONTENT: { value: 'post_content', description: 'In the content; for media, the description.' },
      EXCERPT: { value: 'post_excerpt', description: 'In the excerpt; for media, the caption.' },
    }),
    PostFormat: openEnum(builder, 'PostFormat', 'The format of a post, used by themes for styling.', {
      STANDARD: { value: 'standard', description: 'An ordinary post.' },
      ASIDE: { value: 'aside', description: 'A note, usually without a title.' },
      CHAT: { value: 'chat', description: 'A transcript of a chat.' },
      GALLERY: { value: 'gallery', description: 'A gallery of images.' },
      LINK: { value: 'link', description: 'A link to another site.' },
      IMAGE: { value: 'image', description: 'A single image.' },
      QUOTE: { value: 'quote', description: 'A quotation.' },
      STATUS: { value: 'status', description: 'A short status update.' },
      VIDEO: { value: 'video', description: 'A single video.' },
      AUDIO: { value: 'audio', description: 'An audio file.' },
    }),
  };
}
