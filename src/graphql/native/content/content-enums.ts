import type { GatewayBuilder } from '../builder.ts';
import { openEnum } from '../values/open-enum.ts';

/** The enums of content, by WordPress's own values. */
export function registerContentEnums(builder: GatewayBuilder) {
  return {
    ContentStatus: openEnum(builder, 'ContentStatus', 'Where content stands between draft and trash.', {
      PUBLISH: { value: 'publish', description: 'Published.' },
      FUTURE: { value: 'future', description: 'Scheduled for a later moment.' },
      DRAFT: { value: 'draft', description: 'Not finished.' },
      PENDING: { value: 'pending', description: 'Waiting for an editor’s review.' },
      PRIVATE: {
        value: 'private',
        description: 'Published for the site’s own users who may read private content.',
      },
      TRASH: { value: 'trash', description: 'In the trash.' },
    }),
    DiscussionStatus: openEnum(builder, 'DiscussionStatus', 'Whether a discussion takes new contributions.', {
      OPEN: { value: 'open', description: 'It does.' },
      CLOSED: { value: 'closed', description: 'It does not.' },
    }),
    TaxonomyRelation: openEnum(
      builder,
      'TaxonomyRelation',
      'How conditions on several taxonomies go together.',
      {
        AND: { value: 'AND', description: 'All of them must be met.' },
        OR: { value: 'OR', description: 'One of them is enough.' },
      },
    ),
    PostFormat: openEnum(builder, 'PostFormat', 'The kind of post, as themes style it.', {
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
