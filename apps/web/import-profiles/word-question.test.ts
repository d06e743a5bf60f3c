import { isSettled, wordQuestion } from './word-question.js';

const QUESTION = '没有列像是 {column merchant_id}：将在导入时指定（{option merchant_id}）。';

it('names columns, words and options as the page does', () => {
  expect(wordQuestion(QUESTION, (what, name) => `<${what}:${name}>`)).toBe('没有列像是 <column:merchant_id>：将在导入时指定（<option:merchant_id>）。');
  expect(wordQuestion("put a day together: { text: '{month} {day}' } {word paid}", (_, name) => name.toUpperCase())).toBe("put a day together: { text: '{month} {day}' } PAID");
});

it('is settled once nobody is asked any more', () => {
  expect([isSettled(QUESTION, ['merchant_id', 'days']), isSettled(QUESTION, []), isSettled('{column status}', [])]).toEqual([false, true, false]);
});
