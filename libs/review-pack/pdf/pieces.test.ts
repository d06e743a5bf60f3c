import { shorten } from './pieces.js';

it.each([
  ['海风数码旗舰店', 14, '海风数码旗舰店'],
  ['海风数码旗舰店', 13, '海风数码旗…'],
  ['Hai Feng Store', 11, 'Hai Feng…'],
  ['WWWW', 6, 'WW…'],
  ['', 5, ''],
  ['𠮷野家', 4, '𠮷…'],
])('%s in %d places is %s', (text, places, shown) => {
  expect(shorten(text, places)).toBe(shown);
});
