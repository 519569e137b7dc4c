import { PressgraphError } from '../../../base/errors.ts';
import { MEDIA } from '../../../model/resources.ts';
import { LONGEST_REQUEST_LINE } from '../../../wordpress/rest/address/rest-url.ts';
import { idOnSite } from '../../engine/site-ids.ts';
import { type InputValue, restBody } from '../../engine/writes/rest-body.ts';
import { aboutFile, fileScalar, restFile, type UploadedFile } from '../../engine/writes/uploaded-file.ts';
import { payloadFields, writeItem } from '../../engine/writes/write-item.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { registerInput } from './inputs/input-type.ts';
import { uploadInputs } from './inputs/media-input.ts';
import { registerPayload } from './payloads.ts';

/** The details of a file are sent in the URL of its upload, if they fit there beside `_fields`. */
const LONGEST_FACTS = LONGEST_REQUEST_LINE / 2;

/**
 * `uploadMedia`: a file from the caller, never from a URL. WordPress takes the file as the request body, and its
 * details as URL parameters. If those are too long, they are sent in a second request.
 */
export function registerUploadMedia(kit: SchemaKit): void {
  const { builder, names, ids } = kit;
  const File = builder.addScalarType('File', fileScalar, {
    description: 'A file, sent as a GraphQL multipart request.',
  });
  const fields = uploadInputs(kit);
  const payload = registerPayload(
    kit,
    'UploadMediaPayload',
    MEDIA,
    kit.Media,
    'The result of `uploadMedia`.',
  );
  const input = registerInput(
    builder,
    'UploadMediaInput',
    'Input for `uploadMedia`: a file and its details.',
    fields,
    (t) => ({
      file: t.field({ type: File, required: true, description: 'The file.' }),
    }),
  );
  builder.mutationField('uploadMedia', (t) =>
    t.field({
      type: payload,
      args: { input: t.arg({ type: input, required: true, description: 'The file and its details.' }) },
      description: 'Uploads a file to the media library.',
      resolve: async (_root, args, context, info) => {
        const given: InputValue = args.input;
        const { maxBytes, assertAllowed } = context.uploads;
        await assertAllowed?.();
        const file = await restFile(given['file'] as UploadedFile, maxBytes);
        const facts = await restBody(fields, given, context);
        const asked = payloadFields(MEDIA, names.of(MEDIA).singular, info);
        const query = asQuery(facts);
        const upload = { resource: MEDIA, method: 'POST', fields, input: given, ids } as const;
        if (query) {
          const whole = { ...upload, route: MEDIA.route, query, file };
          return await aboutFile(() => writeItem(whole, asked, context));
        }
        const bare = { ...upload, route: MEDIA.route, file };
        const { id } = await aboutFile(() => writeItem(bare, ['id'], context));
        const described = { ...upload, route: `${MEDIA.route}/${id}`, body: facts };
        return await writeItem(described, asked, context).catch((error: unknown) => {
          throw besidesUploaded(error, {
            id: idOnSite(ids.encode(MEDIA, id), context.siteKey),
            databaseId: id,
          });
        });
      },
    }),
  );
}

/** `null` if it is too long for a URL. */
function asQuery(facts: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> | null {
  const query = Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => (value === '' ? [] : [[name, String(value)]])),
  );
  return new URLSearchParams(query).toString().length > LONGEST_FACTS ? null : query;
}

/** The details of a file were rejected after the file itself had been uploaded. */
function besidesUploaded(
  error: unknown,
  uploaded: { readonly id: string; readonly databaseId: number },
): unknown {
  if (!(error instanceof PressgraphError)) return error;
  const { code, message, wordpress, argumentPath } = error;
  return new PressgraphError(code, `The file was uploaded, but its details were not saved. ${message}`, {
    ...(wordpress && { wordpress }),
    ...(argumentPath && { argumentPath }),
    details: { uploaded },
    cause: error,
  });
}
