import { escapeHtml } from './escape-html.js';

it('leaves no tag', () => {
  expect(escapeHtml(`<img src=x onerror="alert('1')"> 5 & 6`)).toBe('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; 5 &amp; 6');
});
