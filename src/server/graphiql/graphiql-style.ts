/**
 * What Pressgraph adds to GraphiQL's style. The editor puts a box around characters that could be taken for
 * others, such as the apostrophe of “it’s”: a warning for code, a nuisance in texts.
 */
export const GRAPHIQL_STYLE = `
body { margin: 0; }
#root { height: 100vh; height: 100dvh; }
.graphiql-container .monaco-editor .unicode-highlight { background: none; border: 0; }
.graphiql-container .site-name { display: block; max-width: 20rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.loading { color: #6b7280; font: 16px/1.5 system-ui, sans-serif; padding: 2rem; }
`;
