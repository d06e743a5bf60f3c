import { addressOf } from './channel-address.js';

it.each([
  ['email', { text: ' a@example.cn，b@example.cn\nc@example.cn; ', secret: '' }, { mailboxes: ['a@example.cn', 'b@example.cn', 'c@example.cn'] }],
  ['wecom', { text: ' https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k ', secret: 'left from another kind' }, { url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k' }],
  ['dingtalk', { text: 'https://oapi.dingtalk.com/robot/send?access_token=t', secret: ' SEC1 ' }, { url: 'https://oapi.dingtalk.com/robot/send?access_token=t', secret: 'SEC1' }],
  ['webhook', { text: 'https://hooks.example.cn/opscore', secret: ' ' }, { url: 'https://hooks.example.cn/opscore' }],
] as const)('sends what is typed of %s', (kind, typed, body) => {
  expect(addressOf(kind, typed)).toEqual(body);
});
