import type { Message } from './notice.js';

/** A reference that people recognise a repetition by: the first eight signs of the delivery's id. */
export function referenceOf(deliveryId: string): string {
  return deliveryId.slice(0, 8).toUpperCase();
}

const WORDS = {
  en: { open: 'Open', reference: (reference: string) => `Reference ${reference}; the same reference twice is the same message.` },
  zh: { open: '查看', reference: (reference: string) => `消息编号 ${reference}，编号相同即为同一条消息。` },
} as const;

/** The words that the product itself adds to a message. */
export function ownWords({ language }: Pick<Message, 'language'>): { readonly open: string; readonly reference: (reference: string) => string } {
  return WORDS[language];
}

/** In signs of full width a robot finds nothing to format, no link and nobody to call. */
const FULL_WIDTH: Readonly<Record<string, string>> = { '<': '＜', '>': '＞', '[': '［', ']': '］', '*': '＊', '`': '｀', '#': '＃', '\\': '＼', '!': '！' };

function plain(text: string): string {
  return text.replace(/[<>[\]*`#\\!]/g, (sign) => FULL_WIDTH[sign] ?? sign).replaceAll(/\s+/g, ' ');
}

/** A bracket in an address would end it. */
function linkTarget(link: string): string {
  return link.replaceAll('(', '%28').replaceAll(')', '%29').replaceAll(/\s/g, '%20');
}

function markdownOf(message: Message, reference: string): string {
  const words = ownWords(message);
  const parts = message.parts.map(({ title, lines, link }) =>
    [`**${plain(title)}**`, ...lines.map((line) => `> ${plain(line)}`), ...(link === null ? [] : [`[${words.open}](${linkTarget(link)})`])].join('\n\n'),
  );
  // A digest has a line over it; a single notice is one itself.
  const head = message.parts.length === 1 ? [] : [`### ${plain(message.subject)}`];
  return [...head, ...parts, plain(words.reference(reference))].join('\n\n');
}

/** What a robot takes as its message, before it is signed. */
export interface RobotBody {
  readonly [field: string]: unknown;
}

/** The body that a robot is sent. Names of people and shops in it format nothing and call nobody. */
export function robotBody(kind: 'wecom' | 'dingtalk' | 'feishu', message: Message, reference: string): RobotBody {
  switch (kind) {
    case 'wecom':
      return { msgtype: 'markdown', markdown: { content: markdownOf(message, reference) } };
    case 'dingtalk':
      return { msgtype: 'markdown', markdown: { title: plain(message.subject), text: markdownOf(message, reference) } };
    case 'feishu':
      return { msg_type: 'post', content: { post: { [message.language === 'zh' ? 'zh_cn' : 'en_us']: postOf(message, reference) } } };
  }
}

/** Feishu's rich text: a paragraph is a list of what stands in its line. */
function postOf(message: Message, reference: string): RobotBody {
  const words = ownWords(message);
  const paragraphs = message.parts.flatMap(({ title, lines, link }) => [
    [{ tag: 'text', text: plain(title), style: ['bold'] }],
    ...lines.map((line) => [{ tag: 'text', text: plain(line) }]),
    ...(link === null ? [] : [[{ tag: 'a', text: words.open, href: link }]]),
  ]);
  return { title: plain(message.subject), content: [...paragraphs, [{ tag: 'text', text: words.reference(reference) }]] };
}
