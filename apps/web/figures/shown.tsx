import type { Figure } from './figures.js';

/** A figure with its exact value at hand. */
export function Shown({ figure }: { readonly figure: Figure }) {
  return (
    <span className="figure" {...(figure.exact !== figure.short && { title: figure.exact })}>
      {figure.short}
    </span>
  );
}
