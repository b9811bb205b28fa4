type Child = Node | string | undefined | false;

/** Attributes as in HTML; `on` holds listeners; `text` is always text, never markup. */
interface Props {
  readonly class?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly on?: Readonly<Record<string, (event: Event) => void>>;
}

/** Makes an element. Strings become text nodes, so that nothing pasted is ever read as HTML. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (props.class) element.className = props.class;
  for (const [name, value] of Object.entries(props.attributes ?? {})) element.setAttribute(name, value);
  for (const [name, listener] of Object.entries(props.on ?? {})) element.addEventListener(name, listener);
  for (const child of children) if (child) element.append(child);
  return element;
}

/** A button that does one thing. `testid` names it for tests; `label` is its text, `hint` its tooltip. */
export function button(label: string, testid: string, act: () => void, className = "button"): HTMLButtonElement {
  return el(
    "button",
    { class: className, attributes: { type: "button", "data-testid": testid }, on: { click: act } },
    label,
  );
}
