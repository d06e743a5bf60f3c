import { RequestInvalid } from '../http/validation.js';

const OPTIONS_PLACE = 'options';

/** Refuses a request that names none of some fields, or several. */
export function requireOneOf(fields: Readonly<Record<string, string | undefined>>): void {
  const names = Object.keys(fields);
  if (names.filter((name) => fields[name] !== undefined).length === 1) return;
  throw new RequestInvalid([{ place: names[0] ?? '', message: `give one of ${names.join(' and ')}` }]);
}

/** Reads the options of a profile out of the JSON text of a query. */
export function readOptionsText(text: string): Record<string, string> {
  const refuse = () => new RequestInvalid([{ place: OPTIONS_PLACE, message: `${OPTIONS_PLACE} must be a JSON object of texts such as {"merchant_id":"s101"}` }]);
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw refuse();
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw refuse();
  const entries = Object.entries(read);
  if (!entries.every((entry): entry is [string, string] => typeof entry[1] === 'string' && !/[\0\p{Cs}]/u.test(entry.join('')))) throw refuse();
  return Object.fromEntries(entries);
}
