// A real OpenID Connect provider on this machine: `node oidc-provider.mjs <redirect uri>`. Prints its address. Everybody may sign in
// under any name; a line such as `luo=kpi-managers+others` on its standard input says in which groups somebody is from now on.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { Provider } from 'oidc-provider';

const [, , redirectUri] = process.argv;
const groupsOf = new Map();
createInterface({ input: process.stdin }).on('line', (line) => {
  const [name, groups] = line.split('=');
  groupsOf.set(name, groups.split('+'));
});
const server = createServer();
await new Promise((resolve) => {
  server.listen(0, '127.0.0.1', resolve);
});
const issuer = `http://127.0.0.1:${server.address().port}`;
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'opscore',
      client_secret: 'a secret of the tests, long enough',
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', kid: 'one', alg: 'RS256' }] },
  cookies: { keys: ['of the tests'] },
  claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'locale', 'groups'], email: ['email'] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true } },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: `${id} from outside`, preferred_username: id, locale: 'zh-CN', groups: groupsOf.get(id) ?? [] }),
  }),
});
const answer = provider.callback();
server.on('request', (request, response) => void answer(request, response));
process.stdout.write(`${issuer}\n`);
