import type { Settings } from '#libs/config/settings.js';
import type { Database } from '#libs/database/database.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { GroupGrant } from '#libs/domain/group-grants.js';
import { readGroupGrants } from '#libs/domain/group-grants.js';
import type { BegunSession, SignInPlace } from '../sessions.js';
import { signInExternally } from './external-sign-in.js';
import type { OidcJourney } from './oidc-provider.js';
import { OidcProvider } from './oidc-provider.js';

/** The path of our own that a provider sends people back to. */
export const RETURN_PATH = '/api/v1/session/provider/return';

/** Signing in by the provider of the settings, where there is one. */
export class OidcSignIn {
  private readonly provider: OidcProvider | null;
  private readonly table: readonly GroupGrant[];
  /** What people call the provider; null where there is none. */
  readonly name: string | null;

  constructor(
    private readonly database: Database,
    settings: Settings,
  ) {
    const { OPSCORE_OIDC_ISSUER: issuer, OPSCORE_OIDC_CLIENT_ID: clientId = '', OPSCORE_OIDC_CLIENT_SECRET: clientSecret = null } = settings;
    this.name = issuer === undefined ? null : settings.OPSCORE_OIDC_NAME;
    this.table = readGroupGrants(settings.OPSCORE_OIDC_ROLES ?? '') ?? [];
    this.provider =
      issuer === undefined
        ? null
        : new OidcProvider({
            issuer,
            clientId,
            clientSecret,
            redirectUri: new URL(RETURN_PATH, settings.OPSCORE_PUBLIC_URL).href,
            groupsClaim: settings.OPSCORE_OIDC_GROUPS_CLAIM,
          });
  }

  /** Begins a sign-in: where the browser is sent, and what it must keep. Throws `provider-off`, `provider-unreachable`. */
  async begin(): Promise<{ url: string; journey: OidcJourney }> {
    return this.requireProvider().begin();
  }

  /**
   * Ends a sign-in with what the provider appended to our address. Throws `provider-off`, `provider-unreachable`,
   * `provider-refused`, `provider-no-role`, `account-disabled`.
   */
  async finish(query: string, journey: OidcJourney, at: { readonly place: SignInPlace; readonly now: Date }): Promise<BegunSession> {
    const person = await this.requireProvider().finish(query, journey);
    return signInExternally(this.database, person, this.table, at);
  }

  private requireProvider(): OidcProvider {
    if (this.provider === null) throw new OpscoreError('provider-off');
    return this.provider;
  }
}
