/**
 * What there is to say of an expected failure: what is wrong, where, and what to do next. `{name}` is filled from the error's
 * details. Exit codes: 1 failed, nothing changed; 2 wrong use; 3 done, but with rejected rows.
 */
export interface ErrorDefinition {
  readonly exit: 1 | 2 | 3;
  readonly http: number;
  readonly en: string;
  readonly zh: string;
}
