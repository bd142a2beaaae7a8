import { Component, type ComponentType, h } from "preact";

/** A component that is rendered again only when one of its properties is another value. */
export function memo<Props extends object>(View: ComponentType<Props>): ComponentType<Props> {
  return class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const names = new Set([...Object.keys(next), ...Object.keys(this.props)]) as Set<keyof Props>;
      return [...names].some((name) => next[name] !== this.props[name]);
    }

    override render() {
      return h(View, this.props);
    }
  };
}
