import { type IconName, icon } from "./icons.ts";

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

/** A button that does one thing. `testid` names it for tests and for the focus that a new answer keeps. */
export function button(label: string, testid: string, act: () => void, className = "button"): HTMLButtonElement {
  const attributes = { type: "button", "data-testid": testid, "data-key": testid };
  return el("button", { class: className, attributes, on: { click: act } }, label);
}

/** A button of a picture alone, with its name as a tooltip and for screen readers. */
export function iconButton(name: IconName, label: string, testid: string, act: () => void): HTMLButtonElement {
  const made = button("", testid, act, "icon-button");
  made.title = label;
  made.setAttribute("aria-label", label);
  made.append(icon(name));
  return made;
}
