import type { Obj, Prop } from "../../abstract.ts";
import { choice, lazyProp, withProp } from "./make.ts";

/** The entries of an object while more are put: an entry of the same name is replaced, and the new one stands last. */
export class Entries {
  #base!: Obj;
  /** Undefined where an entry was that is replaced. */
  #props: (Prop | undefined)[] = [];
  #at = new Map<string, number>();

  constructor(object: Obj) {
    this.begin(object);
  }

  /** Goes on from another object. */
  begin(object: Obj): void {
    this.#base = object;
    this.#props = [...object.props];
    this.#at = new Map();
    // Of several entries with one name, the first is the one to replace.
    for (let i = object.props.length - 1; i >= 0; i--) this.#at.set(object.props[i]!.name, i);
  }

  put(prop: Prop): void {
    const index = this.#at.get(prop.name);
    const before = index === undefined ? undefined : this.#props[index];
    if (index !== undefined) this.#props[index] = undefined;
    this.#at.set(prop.name, this.#props.length);
    this.#props.push(before ? over(before, prop) : prop);
  }

  object(): Obj {
    return { ...this.#base, props: this.#props.filter((prop) => prop !== undefined) };
  }
}

function over(before: Prop, prop: Prop): Prop {
  if (!prop.sometimes) return withProp(prop, { replaced: before });
  return lazyProp({ ...prop, sometimes: before.sometimes }, () => choice([before.value, prop.value], prop.key));
}
