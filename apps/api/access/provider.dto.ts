import { ObjectField, TextField } from '../http/fields.js';

export class ProviderAnswer {
  @TextField({ description: 'What people call the provider.' })
  readonly name!: string;

  @TextField({ description: 'Where the browser goes to sign in by it.' })
  readonly startPath!: string;
}

export class SignInWaysAnswer {
  @ObjectField(() => ProviderAnswer, { description: 'The OpenID Connect provider; null where there is none.', nullable: true })
  readonly provider!: ProviderAnswer | null;
}

export class ProviderStartQuery {
  @TextField({ description: 'The path of the page to come back to.', optional: true, maxLength: 1_000 })
  returnTo?: string;
}
