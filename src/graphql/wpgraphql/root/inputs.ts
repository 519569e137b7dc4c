import type { Registrar } from '../kit/registrar.ts';

/** The enums and inputs that several lists share. */
export function registerInputs(types: Registrar): void {
  types.enum('OrderEnum', 'The direction of an order.', ['ASC', 'DESC']);
  types.enum('RelationEnum', 'How conditions are combined.', ['AND', 'OR']);
  types.enum('PostObjectsConnectionDateColumnEnum', 'Which date is meant.', ['DATE', 'MODIFIED']);
  types.enum('PostObjectsConnectionOrderbyEnum', 'What lists of content are ordered by.', [
    ...[
      'AUTHOR',
      'COMMENT_COUNT',
      'DATE',
      'IN',
      'MENU_ORDER',
      'MODIFIED',
      'NAME_IN',
      'PARENT',
      'SLUG',
      'TITLE',
    ],
  ]);
  types.enum('TermObjectsConnectionOrderbyEnum', 'What lists of terms are ordered by.', [
    ...['COUNT', 'DESCRIPTION', 'NAME', 'SLUG', 'TERM_GROUP', 'TERM_ID', 'TERM_ORDER'],
  ]);
  types.enum('CommentsConnectionOrderbyEnum', 'What lists of comments are ordered by.', [
    ...['COMMENT_AGENT', 'COMMENT_APPROVED', 'COMMENT_AUTHOR', 'COMMENT_AUTHOR_EMAIL', 'COMMENT_AUTHOR_IP'],
    ...[
      'COMMENT_AUTHOR_URL',
      'COMMENT_CONTENT',
      'COMMENT_DATE',
      'COMMENT_DATE_GMT',
      'COMMENT_ID',
      'COMMENT_IN',
    ],
    ...['COMMENT_KARMA', 'COMMENT_PARENT', 'COMMENT_POST_ID', 'COMMENT_TYPE', 'USER_ID'],
  ]);
  types.enum('UsersConnectionOrderbyEnum', 'What lists of users are ordered by.', [
    ...['DISPLAY_NAME', 'EMAIL', 'LOGIN', 'LOGIN_IN', 'NICE_NAME', 'NICE_NAME_IN', 'REGISTERED', 'URL'],
  ]);
  types.enum('UsersConnectionSearchColumnEnum', 'Where users are searched.', [
    'EMAIL',
    'ID',
    'LOGIN',
    'NICENAME',
    'URL',
  ]);
  types.enum('UserRoleEnum', 'The roles of users.', [
    'ADMINISTRATOR',
    'AUTHOR',
    'CONTRIBUTOR',
    'EDITOR',
    'SUBSCRIBER',
  ]);
  types.enum('MediaItemStatusEnum', 'The statuses of media.', ['AUTO_DRAFT', 'INHERIT', 'PRIVATE', 'TRASH']);
  const statuses =
    `AUTO_DRAFT DRAFT FUTURE INHERIT PENDING PRIVATE PUBLISH REQUEST_COMPLETED REQUEST_CONFIRMED
    REQUEST_FAILED REQUEST_PENDING TRASH`.split(/\s+/);
  types.enum(
    'PostStatusEnum',
    'The statuses of content.',
    Object.fromEntries(statuses.map((name) => [name, name.toLowerCase().replaceAll('_', '-')])),
  );
  types.enum('MimeTypeEnum', 'MIME types.', {
    ...{ IMAGE_GIF: 'image/gif', IMAGE_JPEG: 'image/jpeg', IMAGE_PNG: 'image/png', IMAGE_WEBP: 'image/webp' },
    ...{ IMAGE_AVIF: 'image/avif', APPLICATION_PDF: 'application/pdf', AUDIO_MPEG: 'audio/mpeg' },
    ...{ VIDEO_MP4: 'video/mp4', TEXT_PLAIN: 'text/plain', TEXT_CSV: 'text/csv' },
  });
  types.input('DateInput', 'A date, in parts.', {
    ...{ day: 'Int', hour: 'Int', minute: 'Int', month: 'Int', second: 'Int', year: 'Int' },
  });
  types.input('DateQueryInput', 'A span of dates.', {
    ...{
      after: 'DateInput',
      before: 'DateInput',
      column: 'PostObjectsConnectionDateColumnEnum',
      compare: 'String',
    },
    ...{
      day: 'Int',
      hour: 'Int',
      inclusive: 'Boolean',
      minute: 'Int',
      month: 'Int',
      relation: 'RelationEnum',
    },
    ...{ second: 'Int', week: 'Int', year: 'Int' },
  });
  types.input('PostObjectsConnectionOrderbyInput', 'An order of content.', {
    field: 'PostObjectsConnectionOrderbyEnum!',
    order: 'OrderEnum!',
  });
  types.input('UsersConnectionOrderbyInput', 'An order of users.', {
    field: 'UsersConnectionOrderbyEnum!',
    order: 'OrderEnum',
  });
  types.input('OffsetPagination', 'A page by its place.', { offset: 'Int', size: 'Int' });
}
