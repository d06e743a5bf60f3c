import type { ArgumentMetadata, ValidationError } from '@nestjs/common';
import { ValidationPipe } from '@nestjs/common';
import { OpscoreError } from '#libs/domain/errors.js';

/** A request whose fields are not as the description says: every one of them with its place. */
export class RequestInvalid extends OpscoreError {
  constructor(readonly problems: readonly { readonly place: string; readonly message: string }[]) {
    super('request-invalid', { problems: problems.map(({ message }) => message).join('; ') });
  }
}

/** Names that the making of instances overlooks; nothing that is asked for is called so. */
const OVERLOOKED = new Set(['__proto__', 'constructor', 'prototype']);

class StrictValidation extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'custom') requireKnowable(value, '');
    return (await super.transform(value, metadata)) as unknown;
  }
}

/** Refuses what the validation would not see. A body is of bounded depth. */
function requireKnowable(value: unknown, parent: string): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, each] of Object.entries(value)) {
    const place = shorten(parent === '' ? name : `${parent}.${name}`);
    if (OVERLOOKED.has(name)) throw new RequestInvalid([{ place, message: `${place} is not a field of this request` }]);
    requireKnowable(each, place);
  }
}

/** Checks what requests bring by the fields of their classes. A field that nobody knows is refused, not overlooked. */
export function createValidation(): ValidationPipe {
  return new StrictValidation({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new RequestInvalid(placesOf(errors, '').slice(0, MOST_PLACES)),
  });
}

const MOST_PLACES = 20;

function placesOf(errors: readonly ValidationError[], parent: string): { place: string; message: string }[] {
  return errors.flatMap(({ property, constraints, children }) => {
    const place = shorten(parent === '' ? property : `${parent}.${property}`);
    const messages = Object.entries(constraints ?? {}).map(([name, message]) =>
      name === 'whitelistValidation' ? `${place} is not a field of this request` : message,
    );
    return [...messages.map((message) => ({ place, message: shorten(message) })), ...placesOf(children ?? [], place)];
  });
}

/** Names come from the request, and may be long. */
const shorten = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
