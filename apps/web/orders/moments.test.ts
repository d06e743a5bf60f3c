import { dayAndWeekday, moment, timeOfDay } from './moments.js';

const ZONE = 'Asia/Shanghai';
const AT = '2026-06-20T18:09:05.000Z';

it('are told in the business zone, to the second', () => {
  expect(timeOfDay(AT, ZONE)).toBe('02:09:05');
  expect([moment(AT, 'zh', ZONE), moment(AT, 'en', ZONE)]).toEqual(['6月21日 02:09:05', '21 Jun, 02:09:05']);
  expect([dayAndWeekday(AT, 'zh', ZONE), dayAndWeekday(AT, 'en', ZONE)]).toEqual(['2026年6月21日周日', 'Sun, 21 Jun 2026']);
});
