/** Creates an element with properties, inline styles and children; `undefined` children are left out. */
function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  {
    style = {},
    ...properties
  }: Partial<Omit<HTMLElementTagNameMap[Name], 'style'>> & {
    readonly style?: Partial<CSSStyleDeclaration>;
  } = {},
  ...children: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[Name] {
  const created = document.createElement(name);
  Object.assign(created, properties);
  Object.assign(created.style, style);
  created.append(...children.filter((child) => child !== undefined));
  return created;
}
