import type { Configuration } from 'openid-client';
import {
  AuthorizationResponseError,
  ClientSecretBasic,
  None,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  clockTolerance,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { OpscoreError } from '#libs/domain/errors.js';

/** How opscore is known to an OpenID Connect provider. */
export interface OidcClient {
  readonly issuer: string;
  readonly clientId: string;
  /** Null for a public client, which proves itself by PKCE alone. */
  readonly clientSecret: string | null;
  /** Where the provider sends people back to. */
  readonly redirectUri: string;
  /** The claim that names the groups of a person. */
  readonly groupsClaim: string;
}

/** What a browser keeps while its user is at the provider: what comes back must fit it. */
export interface OidcJourney {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Somebody as a provider knows them. */
export interface OidcPerson {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly displayName: string;
  readonly language: 'en' | 'zh';
  readonly groups: readonly string[];
}

const TIMEOUT_SECONDS = 10;
/** How far the provider's clock may differ from ours. */
const CLOCK_TOLERANCE_SECONDS = 60;

/** Signs people in by a provider: the authorization code flow with PKCE, state and nonce. */
export class OidcProvider {
  private discovered: Promise<Configuration> | null = null;

  constructor(private readonly client: OidcClient) {}

  /** Begins a sign-in: where the browser is sent, and what it must keep until it is back. Throws `provider-unreachable`. */
  async begin(): Promise<{ url: string; journey: OidcJourney }> {
    const configuration = await this.discover();
    const journey = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: this.client.redirectUri,
      scope: 'openid profile email',
      code_challenge: await calculatePKCECodeChallenge(journey.verifier),
      code_challenge_method: 'S256',
      state: journey.state,
      nonce: journey.nonce,
    });
    return { url: url.href, journey };
  }

  /**
   * Ends a sign-in: who came back. `query` is what the provider appended to our address. Throws `provider-refused` where it does not
   * fit, is forged, too old or was cancelled, `provider-unreachable`.
   */
  async finish(query: string, { state, nonce, verifier }: OidcJourney): Promise<OidcPerson> {
    const configuration = await this.discover();
    const url = new URL(this.client.redirectUri);
    url.search = query;
    try {
      const tokens = await authorizationCodeGrant(configuration, url, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new OpscoreError('provider-refused', { reason: 'no id token' });
      // Providers keep the id token short: the groups are often told on request only.
      const isMissing = (name: string) => claims[name] === undefined;
      const told =
        (isMissing(this.client.groupsClaim) || isMissing('preferred_username')) && configuration.serverMetadata().userinfo_endpoint !== undefined
          ? await fetchUserInfo(configuration, tokens.access_token, claims.sub)
          : {};
      return readPerson({ ...told, ...claims }, this.client.groupsClaim);
    } catch (error) {
      throw asRefusal(error);
    }
  }

  /** What the provider says of itself, read once; again after a failure. */
  private async discover(): Promise<Configuration> {
    this.discovered ??= this.readConfiguration();
    try {
      return await this.discovered;
    } catch (error) {
      this.discovered = null;
      throw new OpscoreError('provider-unreachable', { issuer: new URL(this.client.issuer).host }, { cause: error });
    }
  }

  private async readConfiguration(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.client;
    const url = new URL(issuer);
    // Without https only on this very machine: for trials and tests.
    const isLocal = url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
    const authentication = clientSecret === null ? None() : ClientSecretBasic(clientSecret);
    return discovery(url, clientId, { [clockTolerance]: CLOCK_TOLERANCE_SECONDS }, authentication, {
      timeout: TIMEOUT_SECONDS,
      ...(isLocal && { execute: [allowInsecureRequests] }),
    });
  }
}

function readPerson(claims: Readonly<Record<string, unknown>>, groupsClaim: string): OidcPerson {
  const text = (name: string): string | null => {
    const value = claims[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const subject = text('sub') ?? '';
  const name = text('preferred_username') ?? text('email') ?? subject;
  const groups = claims[groupsClaim];
  return {
    issuer: text('iss') ?? '',
    subject,
    name,
    displayName: (text('name') ?? name).slice(0, 100),
    language: text('locale')?.toLowerCase().startsWith('en') === true ? 'en' : 'zh',
    groups: Array.isArray(groups) ? groups.filter((each): each is string => typeof each === 'string') : [],
  };
}

function asRefusal(error: unknown): unknown {
  if (error instanceof OpscoreError) return error;
  // The provider's own words for what the person did there: access_denied and the like.
  const reason = error instanceof AuthorizationResponseError ? error.error : 'the answer of the provider does not fit';
  return new OpscoreError('provider-refused', { reason: reason.slice(0, 100) }, { cause: error });
}
