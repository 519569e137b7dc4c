/**
 * A plugin for GraphQL Code Generator that writes a text as it is.
 * @param {unknown} _schema
 * @param {unknown} _documents
 * @param {{ text: string }} config
 */
export const plugin = (_schema, _documents, { text }) => text;
