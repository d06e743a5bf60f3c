import { hintOf, requireAddress } from './channel-address.js';
import type { AskedAddress } from './channel-address.js';
import type { ChannelAddress } from './notice.js';

const NONE = new Set<string>();
const KEY = '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa';

describe('addresses are kept in one form', () => {
  it.each<[AskedAddress, ChannelAddress, string]>([
    [{ kind: 'email', to: [' lin@Example.cn', 'LIN@example.cn', 'wang+kpi@例子.cn'] }, { kind: 'email', to: ['lin@example.cn', 'wang+kpi@xn--fsqu00a.cn'] }, 'l***@example.cn +1'],
    [
      { kind: 'wecom', url: ` https://qyapi.weixin.qq.com/cgi-bin/webhook/send?debug=1&key=${KEY} ` },
      { kind: 'wecom', url: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${KEY}` },
      'qyapi.weixin.qq.com/…5aaa',
    ],
    [
      { kind: 'dingtalk', url: 'https://oapi.dingtalk.com/robot/send?access_token=566cc69da782ec', secret: ' SECabc ' },
      { kind: 'dingtalk', url: 'https://oapi.dingtalk.com/robot/send?access_token=566cc69da782ec', secret: 'SECabc' },
      'oapi.dingtalk.com/…82ec',
    ],
    [
      { kind: 'feishu', url: 'https://open.larksuite.com/open-apis/bot/v2/hook/f19aaaaa-bbbb', secret: '' },
      { kind: 'feishu', url: 'https://open.larksuite.com/open-apis/bot/v2/hook/f19aaaaa-bbbb', secret: null },
      'open.larksuite.com/…bbbb',
    ],
    [
      { kind: 'webhook', url: 'https://hooks.example.cn/x#part', secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
      { kind: 'webhook', url: 'https://hooks.example.cn/x', secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
      'hooks.example.cn/…',
    ],
  ])('%j', (asked, kept, hint) => {
    expect(requireAddress(asked, NONE)).toEqual(kept);
    expect(hintOf(kept)).toBe(hint);
  });

  it('a webhook without a secret is given one', () => {
    const made = requireAddress({ kind: 'webhook', url: 'https://hooks.example.cn/x', secret: null }, NONE);
    expect(made).toMatchObject({ secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/) as string });
  });

  it('a host that is named may be private, and reached without https', () => {
    expect(requireAddress({ kind: 'webhook', url: 'http://bus.internal:8080/x', secret: null }, new Set(['bus.internal']))).toMatchObject({ url: 'http://bus.internal:8080/x' });
  });
});

describe('wrong addresses are refused with the place and the remedy, and are not repeated', () => {
  const webhook = (url: string): AskedAddress => ({ kind: 'webhook', url, secret: null });
  it.each<[AskedAddress, string, string]>([
    [{ kind: 'email', to: [] }, 'channel-mailboxes-wrong', 'entry 1 of the list is wrong: the list is empty'],
    [{ kind: 'email', to: Array.from({ length: 21 }, (_, number) => `secret${number}@example.cn`) }, 'channel-mailboxes-wrong', 'entry 21'],
    [{ kind: 'email', to: ['lin@example.cn', 'secret@example.cn\r\nBcc: x@example.cn'] }, 'channel-mailboxes-wrong', 'entry 2'],
    [{ kind: 'email', to: ['secret@example.cn, x@example.cn'] }, 'channel-mailboxes-wrong', 'entry 1'],
    [{ kind: 'email', to: ['secret <secret@example.cn>'] }, 'channel-mailboxes-wrong', 'entry 1'],
    [{ kind: 'email', to: ['secret@localhost'] }, 'channel-mailboxes-wrong', 'entry 1'],
    [{ kind: 'wecom', url: 'https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=secretsecret' }, 'channel-url-wrong', 'its host is not qyapi.weixin.qq.com'],
    [{ kind: 'wecom', url: 'https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send?key=secretsecret' }, 'channel-url-wrong', 'its host'],
    [{ kind: 'wecom', url: 'https://qyapi.weixin.qq.com/cgi-bin/gettoken?key=secretsecret' }, 'channel-url-wrong', 'its path'],
    [{ kind: 'wecom', url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=se%0Acret' }, 'channel-url-wrong', 'it has no "key"'],
    [{ kind: 'wecom', url: 'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=secretsecret' }, 'channel-url-wrong', 'https://'],
    [{ kind: 'dingtalk', url: 'https://oapi.dingtalk.com/robot/send?key=secretsecret', secret: null }, 'channel-url-wrong', 'it has no "access_token"'],
    [{ kind: 'dingtalk', url: 'https://oapi.dingtalk.com/robot/send?access_token=566cc69da782ec', secret: 'secret secret' }, 'channel-secret-wrong', 'without spaces'],
    [{ kind: 'feishu', url: 'https://open.feishu.cn/open-apis/bot/v2/hook/secretsecret/../x', secret: null }, 'channel-url-wrong', 'its path'],
    [webhook('http://hooks.example.cn/secret'), 'channel-url-wrong', 'https://'],
    [webhook('https://user:secret@hooks.example.cn/'), 'channel-url-wrong', 'a name or a password'],
    [webhook('secret'), 'channel-url-wrong', 'it is no address of the web'],
    [webhook(`https://hooks.example.cn/${'secret'.repeat(400)}`), 'channel-url-wrong', 'longer than 2000'],
    [webhook('https://10.1.2.3/secret'), 'send-host-private', 'OPSCORE_WEBHOOK_HOSTS'],
    [webhook('https://2130706433/secret'), 'send-host-private', '127.0.0.1'],
    [webhook('https://[fd00::1]/secret'), 'send-host-private', '[fd00::1]'],
    [webhook('https://intranet/secret'), 'send-host-private', 'intranet'],
    [webhook('https://db.internal/secret'), 'send-host-private', 'db.internal'],
    [{ kind: 'webhook', url: 'https://hooks.example.cn/x', secret: 'whsec_c2VjcmV0' }, 'channel-secret-wrong', '24 to 64 bytes'],
  ])('%j', (asked, code, said) => {
    const refused = (): unknown => requireAddress(asked, NONE);
    expect(refused).toThrow(expect.objectContaining({ code }) as Error);
    expect(refused).toThrow(said);
    expect(refused).not.toThrow(/secret(secret|\d|@)|c2VjcmV0/);
  });
});
