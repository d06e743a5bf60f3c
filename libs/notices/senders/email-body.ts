import { ownWords, referenceOf } from '../message-forms.js';
import type { Message, MessagePart } from '../notice.js';

/** A message as plain text and as HTML; both say the same. `notes` are lines about what is missing from it. */
export function emailBodies(message: Message, deliveryId: string, notes: readonly string[]): { readonly text: string; readonly html: string } {
  const words = ownWords(message);
  const end = [...notes, words.reference(referenceOf(deliveryId))];
  const text = [...message.parts.map(({ title, lines, link }) => [title, ...lines, ...(link === null ? [] : [link])].join('\n')), end.join('\n')].join('\n\n');
  const parts = message.parts.map((part) => htmlOf(part, words.open)).join('');
  const ending = end.map((line) => `<p style="color:#888;font-size:12px;margin:4px 0">${escape(line)}</p>`).join('');
  const font = `font-family:'PingFang SC','Microsoft YaHei',Arial,sans-serif;font-size:14px;line-height:1.6`;
  const html = `<!doctype html><html lang="${message.language === 'zh' ? 'zh-CN' : 'en'}"><body style="${font}">${parts}${ending}</body></html>`;
  return { text: `${text}\n`, html };
}

function htmlOf({ title, lines, link }: MessagePart, open: string): string {
  const rows = lines.map((line) => `<div>${escape(line)}</div>`).join('');
  const anchor = link === null ? '' : `<div><a href="${escape(link)}">${open}</a></div>`;
  return `<div style="margin:0 0 16px"><strong>${escape(title)}</strong>${rows}${anchor}</div>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
